import { expect, test } from 'vitest'
import { failureOf, stand } from './simulated-client.ts'
import { dayMs } from '../day.ts'

const REGISTRY = { kind: 'registry' } as const

test('an answer about another person is none, and the outcome of a change is unknown after it', async () => {
  await using at = await stand()
  const other = { kind: 'other-object', asked: 'devuser', answered: 'auditor' } as const
  at.simulator.fail('user.read', other)
  at.simulator.fail('user.update', other)
  at.simulator.fail('user.create', { ...other, asked: 'maria' })
  for (const [call, isOutcomeUnknown] of [
    [at.quay.users.get('devuser'), false],
    [at.quay.users.find('devuser'), false],
    [at.quay.users.update('devuser', { enabled: false }), true],
    [at.quay.users.create({ userName: 'maria' }), true],
  ] as const) {
    expect(await failureOf(call)).toMatchObject({ code: 'other-object', isOutcomeUnknown })
  }
  await at.simulator.heal()
  expect(await at.quay.users.get('devuser')).toMatchObject({ name: 'devuser', isEnabled: false })
})

test('a log and counts of another time are none', async () => {
  await using at = await stand()
  await at.simulator.event('log.insert', { kind: 'push_repo', namespace: 'console', daysAgo: 1 })
  const now = Date.now()
  const day = (daysAgo: number) => new Date(now - daysAgo * dayMs).toISOString().slice(0, 10)
  const asked = { scope: REGISTRY, from: day(3), to: day(2) }
  const quayDay = (text: string) => `${text.slice(5, 7)}%2F${text.slice(8, 10)}%2F${text.slice(0, 4)}`
  const other = { kind: 'other-object', asked: quayDay(asked.to), answered: quayDay(day(0)) } as const
  at.simulator.fail('log.list', other)
  at.simulator.fail('log.count', other)
  expect(await failureOf(at.quay.logs.page(asked))).toHaveProperty('code', 'other-object')
  expect(await failureOf(at.quay.logs.counts(asked))).toHaveProperty('code', 'other-object')
  await at.simulator.heal()
  expect((await at.quay.logs.page(asked)).entries).toEqual([])
  expect((await at.quay.logs.counts(asked)).counts).toEqual([])
})
