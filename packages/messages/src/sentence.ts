/** A piece of a sentence: plain words, or the value of a name in it, which a page may turn into a link. */
export type SentencePart = { text: string } | { name: string; value: string }

export type SentenceFacts = Readonly<Record<string, string | number | boolean | null | undefined>>

const NAME = /\{\{(\w+)\}\}/g
const CONDITION = /^\[(\w+)=([^\]]*)\] /

/** The names that any of these sentences uses, in their conditions too. */
export function namesOf(sentences: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const sentence of sentences) {
    const condition = CONDITION.exec(sentence)?.[1]
    if (condition !== undefined) names.add(condition)
    for (const [, name] of sentence.matchAll(NAME)) if (name !== undefined) names.add(name)
  }
  return names
}

/** The first sentence whose condition holds and whose names are all known; undefined when none fits. */
export function composeSentence(sentences: readonly string[], facts: SentenceFacts): SentencePart[] | undefined {
  const fitting = sentences.find((sentence) => holds(sentence, facts) && isKnown(sentence, facts))
  return fitting === undefined ? undefined : partsOf(fitting.replace(CONDITION, ''), facts)
}

/**
 * The words of the sentence that fits, without its values: what stands on the page besides what is known of the entry.
 * Prepared once for all entries of a kind.
 */
export function plainWordsOf(sentences: readonly string[]): (facts: SentenceFacts) => string {
  const prepared = sentences.map((sentence) => {
    const [, condition, wanted] = CONDITION.exec(sentence) ?? []
    const words = sentence.replace(CONDITION, '').split(/\{\{\w+\}\}/u)
    const names = [...sentence.matchAll(NAME)].map(([, name = '']) => name)
    return { condition, wanted, names, words: words.flatMap((part) => part.trim() || []).join(' ') }
  })
  return (facts) => {
    const fitting = prepared.find(
      ({ condition, wanted, names }) =>
        (condition === undefined || (condition in facts && String(facts[condition]) === wanted)) &&
        names.every((name) => isGiven(facts[name])),
    )
    return fitting?.words ?? ''
  }
}

const isGiven = (value: SentenceFacts[string]): boolean => value !== undefined && value !== null && value !== ''

function holds(sentence: string, facts: SentenceFacts): boolean {
  const condition = CONDITION.exec(sentence)
  if (condition === null) return true
  const [, name = '', wanted] = condition
  return name in facts && String(facts[name]) === wanted
}

function isKnown(sentence: string, facts: SentenceFacts): boolean {
  return [...sentence.matchAll(NAME)].every(([, name = '']) => isGiven(facts[name]))
}

function partsOf(sentence: string, facts: SentenceFacts): SentencePart[] {
  const parts: SentencePart[] = []
  let end = 0
  for (const match of sentence.matchAll(NAME)) {
    const [whole, name = ''] = match
    if (match.index > end) parts.push({ text: sentence.slice(end, match.index) })
    parts.push({ name, value: String(facts[name]) })
    end = match.index + whole.length
  }
  if (end < sentence.length) parts.push({ text: sentence.slice(end) })
  return parts
}
