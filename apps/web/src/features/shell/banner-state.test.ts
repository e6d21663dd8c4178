import { expect, it } from 'vitest'
import { pickBanner } from './banner-state.ts'

const LIVE = {
  isOnline: true,
  consoleLostAt: undefined,
  registry: {
    state: 'live',
    since: '2026-11-23T16:00:00Z',
    isReadOnly: false,
    isConsoleReadOnly: false,
    isDemo: false,
  },
} as const

const withRegistry = (registry: object) => pickBanner({ ...LIVE, registry: { ...LIVE.registry, ...registry } })

it('says nothing while all is well', () => {
  expect(pickBanner(LIVE)).toBeUndefined()
})

it.each([
  ['credential-dead', 'red'],
  ['unreachable', 'red'],
  ['bad-response', 'red'],
  ['credential-suspect', 'orange'],
  ['slow', 'orange'],
])('says that the registry is %s, since when, and where more is said', (state, color) => {
  expect(withRegistry({ state })).toEqual({ key: state, color, since: LIVE.registry.since, leadsToStatus: true })
})

it('says the nearest trouble first', () => {
  const troubled = { ...LIVE.registry, state: 'unreachable' } as const
  const lost = { ...LIVE, registry: troubled, consoleLostAt: '2026-11-23T16:05:00Z' }
  expect(pickBanner({ ...lost, isOnline: false })?.key).toBe('offline')
  expect(pickBanner(lost)?.key).toBe('consoleUnreachable')
})

it('says trouble before what is usual, in the demo too', () => {
  expect(withRegistry({ state: 'unreachable', isReadOnly: true, isDemo: true })?.key).toBe('unreachable')
  expect(withRegistry({ isReadOnly: true, isConsoleReadOnly: true, isDemo: true })?.key).toBe('readOnly')
  expect(withRegistry({ isConsoleReadOnly: true, isDemo: true })?.key).toBe('consoleReadOnly')
  expect(withRegistry({ isDemo: true })?.key).toBe('demo')
})
