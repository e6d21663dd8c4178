import { USAGE_LOG_KINDS } from '@quaymaster/contracts/usage-log-kinds'
import i18next from 'i18next'
import { sentencesIn } from './words.ts'

/** A kind in words: its plainest sentence with its names left open. A kind without a sentence keeps Quay's name. */
export function kindWords(kind: string): string {
  const plainest = sentencesIn(i18next.language)[kind]?.at(-1)
  if (plainest === undefined) return kind
  return plainest
    .replace(/^\[[^\]]*\] /, '')
    .replace(/^\{\{performer\}\}\s*(?:[がはにをので]\s*|による\s*)?/, '')
    .replaceAll(/(?:\{\{\w+\}\}[:@]?)+/g, '…')
    .trim()
}

export type KindChoice = { kind: string; words: string }

/** Kinds whose words or name contain all of these words. */
export function findKinds(text: string): KindChoice[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return Object.keys(USAGE_LOG_KINDS)
    .map((kind) => ({ kind, words: kindWords(kind) }))
    .filter(({ kind, words }) => wanted.every((word) => kind.includes(word) || words.toLowerCase().includes(word)))
}
