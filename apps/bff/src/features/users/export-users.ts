import type { Role } from '@quaymaster/contracts/roles'
import type { User, UserListQuery } from '@quaymaster/contracts/users'
import { en } from '@quaymaster/messages/en'
import { ja } from '@quaymaster/messages/ja'
import type { Language } from '@quaymaster/messages/languages'
import { fill } from '@quaymaster/messages/translate'
import { csvLine } from '../../http/csv.ts'
import type { UsersContext } from './context.ts'
import { listStoredUsers } from './list-users.ts'

const BATCH = 200
const BYTE_ORDER_MARK = '\uFEFF'

/** The filtered list as CSV, in the order of the page. The last line says how old it is and whether everybody is in it. */
export async function* userTexts(
  context: UsersContext,
  role: Role,
  query: Omit<UserListQuery, 'offset' | 'limit'>,
  language: Language,
): AsyncGenerator<string> {
  const { userExport: words } = language === 'ja' ? ja : en
  const { heads } = words
  yield (
    BYTE_ORDER_MARK +
    csvLine([
      heads.name,
      heads.email,
      heads.state,
      heads.verified,
      heads.kind,
      heads.usedBytes,
      heads.limitBytes,
      heads.readAt,
    ])
  )
  for (let offset = 0; ; offset += BATCH) {
    const { users, matching, inventory } = listStoredUsers(context, role, {
      ...query,
      offset: String(offset),
      limit: String(BATCH),
    })
    yield users.map((user) => csvLine(cellsOf(user, words))).join('')
    if (offset + BATCH >= matching) {
      const text = inventory.state === 'complete' ? words.complete : words.incomplete
      yield csvLine([fill(text, { count: matching, asOf: inventory.asOf ?? '–' })])
      return
    }
  }
}

/** The last line of a file whose reader lost access. */
export const revokedUserRow = (language: Language): string =>
  csvLine([(language === 'ja' ? ja : en).userExport.accessEnded])

type ExportWords = (typeof en)['userExport'] | (typeof ja)['userExport']

function cellsOf(user: User, words: ExportWords): (string | number | null | undefined)[] {
  const { name, email, isEnabled, isVerified, superuserKind, quota, readAt } = user
  return [
    name,
    email,
    isEnabled ? words.enabled : words.disabled,
    isVerified ? words.yes : words.no,
    words.kinds[superuserKind],
    quota?.usedBytes,
    quota?.limitBytes,
    readAt,
  ]
}
