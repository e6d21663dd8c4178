import { usageLogSentences as english } from '@quaymaster/messages/usage-logs/en/sentences'
import { usageLogSentences as japanese } from '@quaymaster/messages/usage-logs/ja/sentences'
import { plainWordsOf } from '@quaymaster/messages/sentence'
import { sentenceFacts } from '@quaymaster/messages/usage-logs/entry'
import { NAMES, readFacts } from './entry-facts.ts'
import { subjectOf } from './subject.ts'
import type { SubjectFacts } from './subject-names.ts'
import { audienceOf } from './visible-metadata.ts'

type Facts = SubjectFacts & { repository: string | null }

const prepare = (sentences: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(sentences).map(([kind, variants]) => [kind, plainWordsOf(variants)]))

const LANGUAGES = [prepare(english), prepare(japanese)]

/** Whatever is put there, the words beside it are the same. */
const SOMEBODY = 'x'

/** Keys of the metadata that the sentences of a kind may name, with those that a digest stands for. */
function keysOf(kind: string): { open: readonly string[]; all: readonly string[] } {
  const names = [...(NAMES.get(kind) ?? []), 'manifest_digest', 'digest']
  const all = [...new Set(names)].filter((key) => audienceOf(kind, key) !== 'nobody')
  return { open: all.filter((key) => audienceOf(kind, key) === 'everybody'), all }
}

const KEYS = new Map(Object.keys(english).map((kind) => [kind, keysOf(kind)]))

/**
 * The words of the entry's sentence in both languages, without its values: a search for "deleted repository" means what
 * stands on the page. `open`: of the sentence that every role reads; `closed`: of the one with everything in it.
 */
export function sentenceWords(entry: Facts): { open: string[]; closed: string[] } {
  const keys = KEYS.get(entry.kind)
  if (keys === undefined) return { open: [], closed: [] }
  const open = wordsWith(entry, keys.open)
  if (keys.open.length === keys.all.length) return { open, closed: [] }
  return { open, closed: wordsWith(entry, keys.all).filter((words, index) => words !== open[index]) }
}

/** A value that is masked is there all the same, so that the sentence is the same. */
function wordsWith(entry: Facts, keys: readonly string[]): string[] {
  const { kind, metadata, repository } = entry
  const seen: Record<string, unknown> = {}
  for (const key of keys) if (Object.hasOwn(metadata, key)) seen[key] = metadata[key]
  const namespace = entry.namespace === null ? null : { name: entry.namespace }
  const shown = { kind, subject: subjectOf(entry), repository, namespace, facts: readFacts(kind, seen) }
  const facts = sentenceFacts(shown, SOMEBODY)
  return LANGUAGES.map((language) => language.get(kind)?.(facts) ?? '')
}
