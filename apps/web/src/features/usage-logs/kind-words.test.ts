import { USAGE_LOG_KINDS } from '@quaymaster/contracts/usage-log-kinds'
import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { defineWords } from '../../lib/i18n.ts'
import { usageLogWords } from './words.ts'
import { findKinds, kindWords } from './kind-words.ts'
import { sentenceOf } from './log-sentence.tsx'
import { placeWords, subjectWords } from './log-subject.ts'

const KINDS = Object.keys(USAGE_LOG_KINDS)

async function speak(language: 'en' | 'ja'): Promise<void> {
  await i18next.init({ lng: language, resources: {} })
  await usageLogWords.load()
}

const entry = (more: Partial<UsageLogEntry>): UsageLogEntry => ({
  id: '2026-11-20.0000000000000000.0',
  at: '2026-11-20T00:00:00Z',
  kind: 'pull_repo',
  subject: { name: 'maria', kind: 'user' },
  performer: { name: 'maria', isRobot: false },
  namespace: { name: 'acme', isOrganization: true },
  repository: 'acme/web',
  facts: {},
  ...more,
})
const textOf = (parts: ReturnType<typeof sentenceOf>) =>
  parts.map((part) => ('text' in part ? part.text : part.value)).join('')

describe('kinds in English', () => {
  beforeAll(() => speak('en'))

  it('have words, each without a name left open', () => {
    for (const kind of KINDS) expect(kindWords(kind), kind).toMatch(/^[^{}]{3,}$/)
    expect(kindWords('pull_repo')).toBe('pulled …')
  })
  it('are found by words and by the names that Quay gives them', () => {
    expect(findKinds('purged').map(({ kind }) => kind)).toEqual(['permanently_delete_tag'])
    expect(findKinds('org_create_te').map(({ kind }) => kind)).toEqual(['org_create_team'])
    expect(findKinds('')).toHaveLength(KINDS.length)
  })
  it('of tomorrow keep their name and their facts', () => {
    expect(kindWords('fly_to_moon')).toBe('fly_to_moon')
    const parts = sentenceOf(entry({ kind: 'fly_to_moon', facts: { rocket: 'r1', fuel: null } }))
    expect(textOf(parts)).toBe('fly_to_moon · rocket: r1')
  })
  it('read as a sentence, with repository and tag as one name', () => {
    const parts = sentenceOf(entry({ facts: { tag: '1.4' } }))
    expect(parts).toEqual([
      { name: 'performer', value: 'maria' },
      { text: ' pulled ' },
      { name: 'repository', value: 'acme/web:1.4' },
    ])
  })
  it('say who is unknown, who is anonymous, and what the system did', () => {
    const nobody = { name: null, kind: 'unknown' } as const
    expect(textOf(sentenceOf(entry({ subject: nobody })))).toBe('Anonymous pulled acme/web')
    expect(textOf(sentenceOf(entry({ kind: 'create_repo', subject: nobody })))).toMatch(/^An unknown user created /)
    expect(textOf(sentenceOf(entry({ kind: 'login_success', subject: nobody })))).toBe(
      'An unknown user signed in to Quay',
    )
    const pushed = entry({ kind: 'push_repo', subject: { name: null, kind: 'system' }, facts: { tag: '2' } })
    expect(textOf(sentenceOf(pushed))).toBe('A build pushed acme/web:2')
  })
  it('name the one whose sign-in it was, whoever Quay says performed it', () => {
    const signIn = entry({ kind: 'login_success', performer: { name: 'previous', isRobot: false } })
    expect(textOf(sentenceOf(signIn))).toBe('maria signed in to Quay')
    expect(subjectWords(signIn)).toBe('maria')
  })
  it('keep a refused sign-in away from the account under which Quay has filed it', () => {
    const failure = entry({
      kind: 'login_failure',
      subject: { name: 'nobody', kind: 'unknown' },
      performer: null,
      namespace: { name: 'quayadmin', isOrganization: false },
      repository: null,
      facts: { username: 'nobody', message: 'Invalid' },
    })
    expect(textOf(sentenceOf(failure))).toBe('An unknown user tried to sign in as nobody: Invalid')
    expect(subjectWords(failure)).toBe('Unknown (nobody)')
    expect(placeWords(failure)).not.toContain('quayadmin')
    expect(placeWords(entry({ ...failure, subject: { name: 'quayadmin', kind: 'user' } }))).toBe('quayadmin')
  })
  it('take the namespace that was acted on, not the one under which the entry is filed', () => {
    const takeover = entry({
      kind: 'take_ownership',
      repository: null,
      namespace: { name: 'quayadmin', isOrganization: false },
      facts: { superuser: 'quayadmin', namespace: 'acme' },
    })
    expect(textOf(sentenceOf(takeover))).toBe('Superuser quayadmin took ownership of acme')
  })
})

describe('kinds in Japanese', () => {
  beforeAll(() => speak('ja'))

  it('have words too, which do not begin with a particle', () => {
    for (const kind of KINDS) expect(kindWords(kind), kind).toMatch(/^[^{}がはをに][^{}]{1,}$/)
  })
})

describe('words of a feature', () => {
  it('are loaded once', async () => {
    let loads = 0
    const load = async () => {
      loads += 1
      return { words: {} }
    }
    const words = defineWords({ en: load, ja: load })
    await words.load()
    await words.load()
    expect(loads).toBe(1)
  })
})
