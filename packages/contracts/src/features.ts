import { accountCodes } from './account/codes.ts'
import { consoleCodes } from './console/codes.ts'
import { downloadCodes } from './downloads/codes.ts'
import { meCodes } from './me/codes.ts'
import { quayCodes } from './quay/codes.ts'
import { sessionCodes } from './session/codes.ts'
import { setUpCodes } from './set-up/codes.ts'
import { staffCodes } from './staff/codes.ts'
import { statusCodes } from './status/codes.ts'
import { usageLogCodes } from './usage-logs/codes.ts'
import { userCodes } from './users/codes.ts'

/** The features of the console, each with its operations, problems and reasons. */
export const FEATURES = [
  consoleCodes,
  quayCodes,
  sessionCodes,
  setUpCodes,
  meCodes,
  accountCodes,
  staffCodes,
  statusCodes,
  userCodes,
  usageLogCodes,
  downloadCodes,
] as const
