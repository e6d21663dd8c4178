import { common } from './en/common.ts'
import { shell } from './en/shell.ts'
import { problems } from './en/problems.ts'
import { reasons } from './en/reasons.ts'
import { operations } from './en/operations.ts'
import { signIn } from './en/sign-in.ts'
import { setUp } from './en/set-up.ts'
import { usageLogs } from './en/usage-logs.ts'
import { usageLogExport } from './en/usage-log-export.ts'
import { usageLogVerdicts } from './en/usage-log-verdicts.ts'
import { userExport } from './en/user-export.ts'
import { users } from './en/users.ts'
import { staff } from './en/staff.ts'
import { account } from './en/account.ts'
import { status } from './en/status.ts'
import { commandLine } from './en/command-line.ts'

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
