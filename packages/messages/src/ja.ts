import type { Words } from './words.ts'
import { common } from './ja/common.ts'
import { shell } from './ja/shell.ts'
import { problems } from './ja/problems.ts'
import { reasons } from './ja/reasons.ts'
import { operations } from './ja/operations.ts'
import { signIn } from './ja/sign-in.ts'
import { setUp } from './ja/set-up.ts'
import { usageLogs } from './ja/usage-logs.ts'
import { usageLogExport } from './ja/usage-log-export.ts'
import { usageLogVerdicts } from './ja/usage-log-verdicts.ts'
import { userExport } from './ja/user-export.ts'
import { users } from './ja/users.ts'
import { staff } from './ja/staff.ts'
import { account } from './ja/account.ts'
import { status } from './ja/status.ts'
import { commandLine } from './ja/command-line.ts'

/** The Japanese words, complete by type. */
export const ja: Words = {
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
}
