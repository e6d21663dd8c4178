import { composeSentence } from '../sentence.ts'
import type { SentenceFacts, SentencePart } from '../sentence.ts'
import { fill } from '../translate.ts'

type Entry = {
  kind: string
  subject: { name: string | null; kind: 'user' | 'robot' | 'system' | 'unknown' }
  repository: string | null
  namespace: { name: string } | null
  facts: SentenceFacts
}

type SubjectWords = Readonly<Record<'anonymous' | 'system' | 'unknown' | 'unknownName' | 'unknownUser', string>>

/** Nobody signs in for a pull of a public image; of all else somebody did, whom Quay does not tell. */
const isAnonymous = ({ kind, subject }: Pick<Entry, 'kind' | 'subject'>): boolean =>
  kind === 'pull_repo' && subject.kind === 'unknown'

/** Whom an entry is about, as it stands alone. */
export function subjectText(entry: Pick<Entry, 'kind' | 'subject'>, words: SubjectWords): string {
  const { name, kind } = entry.subject
  if (isAnonymous(entry)) return words.anonymous
  if (kind === 'system') return words.system
  if (kind === 'unknown') return name === null ? words.unknown : fill(words.unknownName, { name })
  return name ?? words.unknown
}

function subjectInSentence(entry: Entry, words: SubjectWords): string {
  const { name, kind } = entry.subject
  if (kind === 'system' || isAnonymous(entry)) return subjectText(entry, words)
  return kind === 'unknown' || name === null ? words.unknownUser : name
}

/** The sentence of an entry in pieces; undefined where none of its kind fits. */
export function composeEntry(
  sentences: readonly string[],
  entry: Entry,
  words: SubjectWords,
): SentencePart[] | undefined {
  return composeSentence(sentences, sentenceFacts(entry, subjectInSentence(entry, words)))
}

/** What a sentence of an entry may name, with the words for whom it is about. */
export const sentenceFacts = (entry: Entry, performer: string): SentenceFacts => ({
  ...entry.facts,
  performer,
  subject_kind: entry.subject.kind,
  repository: entry.repository ?? entry.facts['repository'],
  // An entry may be filed under another namespace than the one that it is about.
  namespace: entry.facts['namespace'] ?? entry.namespace?.name,
})
