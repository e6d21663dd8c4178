import { expect, test } from 'vitest'
import { isQuayPageRestartError } from '../../errors/page-restart-error.ts'
import { connect, failureOf, sendJson, startServer } from '../../tests/local-server.ts'

const FIRST = { organizations: [{ name: 'a' }, { name: 'b' }], next_page: 't1' }

/** The names of all organizations of a Quay that answers each page token so. */
async function readNames(answers: Record<string, unknown>, into: string[] = []): Promise<string[]> {
  await using server = await startServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://quay.invalid').searchParams
    // Without it Quay ignores the page token.
    if (query.get('limit') !== '100') throw new Error('the limit is missing')
    sendJson(response, 200, answers[query.get('next_page') ?? ''])
  })
  await using quay = connect(server.url)
  for await (const page of quay.organizations.names()) into.push(...page)
  return into
}

test('reads the names of all organizations', async () => {
  expect(await readNames({ '': FIRST, t1: { organizations: [{ name: 'c' }] } })).toEqual(['a', 'b', 'c'])
})

test('reads none where there is none', async () => {
  expect(await readNames({ '': { organizations: [] } })).toEqual([])
})

test('notices that Quay started again at its first page', async () => {
  const names: string[] = []
  expect(await failureOf(readNames({ '': FIRST, t1: FIRST }, names))).toSatisfy(isQuayPageRestartError)
  expect(names).toEqual(['a', 'b'])
})
