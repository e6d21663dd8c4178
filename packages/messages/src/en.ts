import { common } from './console/en/common.ts'
import { shell } from './console/en/shell.ts'
import { problems } from './console/en/problems.ts'
import { reasons } from './console/en/reasons.ts'
import { operations } from './console/en/operations.ts'
import { signIn } from './session/en/sign-in.ts'
import { setUp } from './set-up/en/set-up.ts'
import { usageLogs } from './usage-logs/en/usage-logs.ts'
import { usageLogExport } from './usage-logs/en/export.ts'
import { usageLogVerdicts } from './usage-logs/en/verdicts.ts'
import { userExport } from './users/en/export.ts'
import { users } from './users/en/users.ts'
import { staff } from './staff/en/staff.ts'
import { account } from './account/en/account.ts'
import { status } from './status/en/status.ts'
import { commandLine } from './command-line/en.ts'

/** The English words: the keys that every other language must have too. */
export const en = {
  common,
  shell,
  problems,
  reasons,
  operations,
  signIn,
  setUp,
  usageLogs,
  usageLogExport,
  usageLogVerdicts,
  userExport,
  users,
  staff,
  account,
  status,
  commandLine,
} as const
