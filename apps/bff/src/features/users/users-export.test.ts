import { exportUsers } from '@quaymaster/contracts/users'
import type { RouteBody } from '@quaymaster/contracts/route'
import { describe, expect, test } from 'vitest'
import { readAuditRows } from '../../testing/audit-rows.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { startUsersApp } from '../../testing/users-app.ts'

const PEOPLE = 230

const startWithPeople = () => startUsersApp({ simulator: { scenario: 'demo', users: PEOPLE } })

async function fileFor(client: TestClient, body: RouteBody<typeof exportUsers>) {
  const asked = await client.call(exportUsers, { body })
  const { text, headers } = await client.fetch(asked.body.url)
  return { asked, headers, lines: text.trimEnd().split('\r\n') }
}

describe('the list of users as a file', () => {
  test('has everybody once, a head, and a last line that says so', async () => {
    await using testApp = await startWithPeople()
    const client = await testApp.signIn('auditor')
    const { asked, headers, lines } = await fileFor(client, { language: 'en' })
    expect(asked.body.expected).toBe(PEOPLE)
    expect(headers.get('content-disposition')).toContain('users.csv')
    expect(lines[0]).toMatch(/^Name,E-mail,/)
    const names = lines.slice(1, -1).map((line) => line.split(',', 1)[0])
    const truth = [...testApp.simulator.state.users.all()].map(({ username }) => username)
    expect(names).toHaveLength(PEOPLE)
    expect(new Set(names)).toEqual(new Set(truth))
    expect(lines.at(-1)).toContain(`Complete: ${PEOPLE} users`)
    const rows = readAuditRows(testApp.dataDir).filter(({ operation }) => operation === 'user.export')
    expect(rows.map(({ phase }) => phase)).toEqual(['intent', 'outcome'])
  }, 30_000)

  test('keeps the filters of the page, and speaks Japanese', async () => {
    await using testApp = await startWithPeople()
    const client = await testApp.signIn('administrator')
    const { asked, lines } = await fileFor(client, { language: 'ja', state: 'disabled' })
    const disabled = [...testApp.simulator.state.users.all()].filter(({ isEnabled }) => !isEnabled)
    expect(asked.body.expected).toBe(disabled.length)
    expect(lines).toHaveLength(disabled.length + 2)
    expect(lines[0]).toMatch(/[ぁ-んァ-ヶ一-龠]/)
  }, 30_000)

  test('B10: a name that a spreadsheet would compute begins with an apostrophe', async () => {
    await using testApp = await startUsersApp({
      prepare: async (simulator) => {
        const [user] = [...simulator.state.users.all()].filter(({ username }) => username === 'devuser')
        if (user !== undefined)
          simulator.state.users.update(user.id, { email: '=HYPERLINK("https://x.invalid")@x.org' })
      },
    })
    const { lines } = await fileFor(await testApp.signIn('administrator'), { language: 'en' })
    expect(lines.find((line) => line.startsWith('devuser,'))).toContain(`"'=HYPERLINK(""https://x.invalid"")@x.org"`)
  })
})
