import type { Role } from '@quaymaster/contracts/roles'
import { exportUsers } from '@quaymaster/contracts/users'
import type { User, UserListQuery } from '@quaymaster/contracts/users'
import { userExport as en } from '@quaymaster/messages/users/en/export'
import { userExport as ja } from '@quaymaster/messages/users/ja/export'
import type { Language } from '@quaymaster/messages/languages'
import { fill } from '@quaymaster/messages/translate'
import { defineDownload } from '../../downloads/define-download.ts'
import { csvLine } from '../../http/csv.ts'
import { usersContext } from './context.ts'
import type { UsersContext } from './context.ts'
import { listStoredUsers } from './list-users.ts'

const BATCH = 200
const BYTE_ORDER_MARK = '\uFEFF'
const FILE_NAME = 'users.csv'

export const usersDownload = defineDownload(exportUsers, (app) => {
  const context = usersContext(app)
  return {
    target: () => ({ kind: 'registry', name: app.quay.summary().host }),
    prepare({ body, request }) {
      const { matching } = listStoredUsers(context, request.actor.role, body)
      return { input: body, fileName: FILE_NAME, expected: matching }
    },
    make({ language, ...query }, { actor: { role } }) {
      return {
        contentType: 'text/csv; charset=utf-8',
        fileName: FILE_NAME,
        texts: userTexts(context, role, query, language),
        revokedText: () => revokedUserRow(language),
      }
    },
  }
})

/** The filtered list as CSV, in the order of the page. The last line says how old it is and whether everybody is in it. */
async function* userTexts(
  context: UsersContext,
  role: Role,
  query: Omit<UserListQuery, 'offset' | 'limit'>,
  language: Language,
): AsyncGenerator<string> {
  const words = language === 'ja' ? ja : en
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
const revokedUserRow = (language: Language): string => csvLine([(language === 'ja' ? ja : en).accessEnded])

type ExportWords = typeof en | typeof ja

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
