import { account } from '@quaymaster/messages/account/en/account'
import { common } from '@quaymaster/messages/console/en/common'
import { operations } from '@quaymaster/messages/console/en/operations'
import { problems } from '@quaymaster/messages/console/en/problems'
import { reasons } from '@quaymaster/messages/console/en/reasons'
import { shell } from '@quaymaster/messages/console/en/shell'
import { staff } from '@quaymaster/messages/staff/en/staff'
import { status } from '@quaymaster/messages/status/en/status'
import { users } from '@quaymaster/messages/users/en/users'

/** The words that pages in the browser say; those of sign-in, set-up and the command line stay on the server. */
export const words = { account, common, operations, problems, reasons, shell, staff, status, users }
