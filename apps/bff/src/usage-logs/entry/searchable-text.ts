import { audienceOf, maskedMetadataValue } from './visible-metadata.ts'

/** Of a digest its beginning says enough; all of it would take a third of the index. */
const DIGEST = /\b(sha\d+:[0-9a-f]{12})[0-9a-f]+/g

/** One spelling for what looks alike: full-width and half-width, any case. */
export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(DIGEST, '$1')

/** The words of a search, which must all occur. */
export const wordsOf = (text: string): string[] => normalise(text).split(/\s+/u).filter(Boolean)

/**
 * The texts of an entry's metadata, told apart by who may see them: what a search finds tells as much as what is shown.
 * What no role may see is found by none.
 */
export function metadataTexts(kind: string, metadata: Record<string, unknown>): { open: string[]; closed: string[] } {
  const texts = { open: [] as string[], closed: [] as string[] }
  for (const [key, value] of Object.entries(metadata)) {
    const audience = audienceOf(kind, key)
    if (audience === 'nobody') continue
    const words = wordsIn(value)
    const masked = audience === 'everybody' ? wordsIn(maskedMetadataValue(kind, key, value)) : []
    texts.open.push(...masked)
    // Of what is masked for some, others find all.
    texts.closed.push(...words.filter((word, index) => word !== masked[index]))
  }
  return texts
}

/**
 * One text to search, whole: what is shown is found, however long it is. A line break keeps a word from running over two values; what stands in another value already
 * would only take room.
 */
export function searchableText(values: readonly (string | null)[]): string {
  const parts: string[] = []
  for (const value of values) {
    const part = value === null ? '' : normalise(value)
    if (part !== '' && parts.every((other) => !other.includes(part))) parts.push(part)
  }
  return parts.join('\n')
}

/** Texts and numbers in a value of any shape. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}
