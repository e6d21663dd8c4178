import type { Language } from './language.ts'
import { addPageWords } from './i18n.ts'

type Sentences = Readonly<Record<string, readonly string[]>>

const sentences = new Map<string, Sentences>()

const LOADERS = {
  en: async () => keep('en', (await import('./words/usage-logs-en.ts')).words),
  ja: async () => keep('ja', (await import('./words/usage-logs-ja.ts')).words),
} satisfies Record<Language, () => Promise<object>>

function keep(language: Language, words: { usageLogs: object; usageLogSentences: Sentences }): object {
  const { usageLogSentences, ...rest } = words
  sentences.set(language, usageLogSentences)
  return rest
}

/** Loads the words of the pages about usage logs, which no other page carries. */
export const loadUsageLogWords = (): Promise<void> => addPageWords(LOADERS)

/** Sentences by kind in a language that was loaded. */
export const sentencesIn = (language: string): Sentences => sentences.get(language) ?? {}
