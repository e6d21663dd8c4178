import { REASON_CODES } from '@quaymaster/contracts/decision'
import type { ReasonCode } from '@quaymaster/contracts/decision'
import { OPERATIONS } from '@quaymaster/contracts/operations'
import type { Operation } from '@quaymaster/contracts/operations'
import { PROBLEM_CODES } from '@quaymaster/contracts/problem'
import { ALL_WORDS } from '@quaymaster/messages/features'
import { describe, expect, it } from 'vitest'
import type { CallProblemCode } from './api-error.ts'

const { en, ja } = ALL_WORDS

// These three do not compile while a code of the contracts has no words.
const problems: Record<CallProblemCode, { what: string; next: string }> = en.problems
const reasons: Record<ReasonCode, { text: string; remedy: string }> = en.reasons
type OperationWords = {
  [Name in Operation as Name extends `${infer Noun}.${string}` ? Noun : never]: {
    [
      Member in Operation as Member extends `${Name extends `${infer Noun}.${string}` ? Noun : never}.${infer Verb}`
        ? Verb
        : never
    ]: string
  }
}
const operations: OperationWords = en.operations

type Tree = { [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}

const placeholders = (text: string): string[] => (text.match(/\{\{\s*\w+/g) ?? []).toSorted()

describe.each(Object.keys(en) as (keyof typeof en)[])('words of %s', (part) => {
  const english = new Map(leaves(en[part]))
  const japanese = leaves(ja[part])

  it('take the same values in both languages', () => {
    // "1 session" needs no number in English; in Japanese one sentence serves all of them.
    const withoutCount = (path: string) => (name: string) => !(path.endsWith('_one') && name.endsWith('count'))
    const valuesIn = (path: string, text: string) => placeholders(text).filter(withoutCount(path)).join()
    const differing = japanese.filter(
      ([path, text]) => valuesIn(path, text) !== valuesIn(path, english.get(path) ?? ''),
    )
    expect(differing).toEqual([])
  })

  it('are Japanese in Japanese', () => {
    const hasJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
    const untranslated = japanese.filter(
      ([path, text]) => !hasJapanese.test(text) && text === english.get(path) && /[a-z]{2} [a-z]/.test(text),
    )
    expect(untranslated).toEqual([])
  })

  it('are calm: no please, no exclamation marks', () => {
    const loud = [...english].filter(([, text]) => /!|please|oops/i.test(text))
    expect(loud).toEqual([])
  })
})

it('say what happened for every problem, and why not for every reason', () => {
  expect(PROBLEM_CODES.filter((code) => problems[code].what === '')).toEqual([])
  expect(REASON_CODES.filter((code) => reasons[code].text === '')).toEqual([])
})

it('name every operation', () => {
  const named = leaves(operations as Tree).map(([path]) => path)
  expect(named.toSorted()).toEqual([...OPERATIONS].toSorted())
})
