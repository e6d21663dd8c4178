import { account } from '@quaymaster/messages/ja/account'
import { common } from '@quaymaster/messages/ja/common'
import { operations } from '@quaymaster/messages/ja/operations'
import { problems } from '@quaymaster/messages/ja/problems'
import { reasons } from '@quaymaster/messages/ja/reasons'
import { shell } from '@quaymaster/messages/ja/shell'
import { staff } from '@quaymaster/messages/ja/staff'
import { status } from '@quaymaster/messages/ja/status'
import { users } from '@quaymaster/messages/ja/users'

/** The words that pages in the browser say; those of sign-in, set-up and the command line stay on the server. */
export const words = { account, common, operations, problems, reasons, shell, staff, status, users }
