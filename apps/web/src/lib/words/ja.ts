import { account } from '@quaymaster/messages/account/ja/account'
import { common } from '@quaymaster/messages/console/ja/common'
import { operations } from '@quaymaster/messages/console/ja/operations'
import { problems } from '@quaymaster/messages/console/ja/problems'
import { reasons } from '@quaymaster/messages/console/ja/reasons'
import { shell } from '@quaymaster/messages/console/ja/shell'
import { staff } from '@quaymaster/messages/staff/ja/staff'
import { status } from '@quaymaster/messages/status/ja/status'
import { users } from '@quaymaster/messages/users/ja/users'

/** The words that pages in the browser say; those of sign-in, set-up and the command line stay on the server. */
export const words = { account, common, operations, problems, reasons, shell, staff, status, users }
