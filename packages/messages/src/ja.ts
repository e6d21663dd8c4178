import type { Words } from './words.ts'
import { common } from './console/ja/common.ts'
import { shell } from './console/ja/shell.ts'
import { problems } from './console/ja/problems.ts'
import { reasons } from './console/ja/reasons.ts'
import { operations } from './console/ja/operations.ts'
import { signIn } from './session/ja/sign-in.ts'
import { setUp } from './set-up/ja/set-up.ts'
import { usageLogs } from './usage-logs/ja/usage-logs.ts'
import { usageLogExport } from './usage-logs/ja/export.ts'
import { usageLogVerdicts } from './usage-logs/ja/verdicts.ts'
import { userExport } from './users/ja/export.ts'
import { users } from './users/ja/users.ts'
import { staff } from './staff/ja/staff.ts'
import { account } from './account/ja/account.ts'
import { status } from './status/ja/status.ts'
import { commandLine } from './command-line/ja.ts'

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
