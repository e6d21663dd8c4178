import { account } from '@quaymaster/messages/en/account'
import { common } from '@quaymaster/messages/en/common'
import { operations } from '@quaymaster/messages/en/operations'
import { problems } from '@quaymaster/messages/en/problems'
import { reasons } from '@quaymaster/messages/en/reasons'
import { shell } from '@quaymaster/messages/en/shell'
import { staff } from '@quaymaster/messages/en/staff'
import { status } from '@quaymaster/messages/en/status'
import { users } from '@quaymaster/messages/en/users'

/** The words that pages in the browser say; those of sign-in, set-up and the command line stay on the server. */
export const words = { account, common, operations, problems, reasons, shell, staff, status, users }
