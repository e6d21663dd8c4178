import { expect, test } from 'vitest'
import { parseStored } from './stored-names.ts'

test('gives codes and members of earlier versions their present name, at any depth', () => {
  const stored = {
    body: { password: { reason: 'mail-not-sent' }, source: 'catalog' },
    catalog: { paused: 'bad-response', kinds: [{ reason: 'answer-lost' }] },
  }
  expect(parseStored(JSON.stringify(stored))).toEqual({
    body: { password: { reason: 'mail_not_sent' }, source: 'inventory' },
    inventory: { paused: 'bad_response', kinds: [{ reason: 'answer_lost' }] },
  })
})

test('leaves everything else alone, such as a user of that name', () => {
  const stored = { name: 'mail-not-sent', reason: 'user_not_found', users: ['catalog', null, 7] }
  expect(parseStored(JSON.stringify(stored))).toEqual(stored)
})
