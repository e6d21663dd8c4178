import { describe, expect, test } from 'vitest'
import { usageLogSentences as english } from './usage-logs/en/sentences.ts'
import { usageLogSentences as japanese } from './usage-logs/ja/sentences.ts'
import { composeSentence, namesOf } from './sentence.ts'

const textOf = (kind: string, facts: Record<string, string | boolean | null>, sentences = english) =>
  composeSentence(sentences[kind] ?? [], facts)
    ?.map((part) => ('text' in part ? part.text : `<${part.value}>`))
    .join('')

describe('composeSentence', () => {
  test('takes the most telling sentence whose names are known', () => {
    const facts = { performer: 'ci', repository: 'acme/web' }
    expect(textOf('pull_repo', { ...facts, tag: '1.4' })).toBe('<ci> pulled <acme/web>:<1.4>')
    expect(textOf('pull_repo', { ...facts, tag: null, digest: 'sha256:77' })).toBe('<ci> pulled <acme/web>@<sha256:77>')
    expect(textOf('pull_repo', facts)).toBe('<ci> pulled <acme/web>')
  })

  test('keeps to the condition of a sentence', () => {
    const facts = { performer: 'jo', repository: 'acme/web', tag: 'v1' }
    expect(textOf('change_tag_immutability', { ...facts, immutable: true })).toContain('made tag <v1>')
    expect(textOf('change_tag_immutability', { ...facts, immutable: false })).toContain('mutable again')
    expect(textOf('change_tag_expiration', { ...facts, expiration_date: null })).toContain('never expire')
    expect(textOf('change_tag_expiration', facts)).toBeUndefined()
  })

  test('has nothing to say where no sentence fits', () => {
    expect(textOf('pull_repo', {})).toBeUndefined()
    expect(textOf('a_kind_of_tomorrow', { performer: 'jo' })).toBeUndefined()
  })

  test('says in Japanese what it says in English', () => {
    expect(textOf('pull_repo', { performer: 'ci', repository: 'acme/web', tag: '1.4' }, japanese)).toBe(
      '<ci> が <acme/web>:<1.4> をプルしました',
    )
  })
})

test('each kind has as many sentences, about the same names, in both languages', () => {
  expect(Object.keys(japanese).toSorted()).toEqual(Object.keys(english).toSorted())
  for (const [kind, sentences] of Object.entries(english)) {
    const others = japanese[kind] ?? []
    expect(
      others.map((sentence) => namesOf([sentence])),
      kind,
    ).toEqual(sentences.map((sentence) => namesOf([sentence])))
  }
})
