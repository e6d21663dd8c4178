import { expect, test } from 'vitest'
import { loadTarget } from './load-target.ts'

const load = (answer: { organization: string; team: string } | undefined) =>
  loadTarget({
    key: ['acme', 'owners'],
    read: async () => answer,
    keyOf: ({ organization, team }) => [organization, team],
    missing: 'quay_not_found',
  })

test('a target is the one that was asked for', async () => {
  const owners = { organization: 'acme', team: 'owners' }
  expect(await load(owners)).toBe(owners)
})

test('one that is not there, and an answer about another one, end the change before it begins', async () => {
  await expect(load(undefined)).rejects.toMatchObject({ code: 'quay_not_found', status: 404 })
  await expect(load({ organization: 'other', team: 'owners' })).rejects.toMatchObject({ code: 'quay_bad_response' })
})
