import { usageLogSubjects } from '@quaymaster/messages/usage-logs/en/subjects'
import type { subjectText } from '@quaymaster/messages/usage-logs/entry'
import type { Language } from './language.ts'
import { addPageWords } from './i18n.ts'

type Sentences = Readonly<Record<string, readonly string[]>>
type SubjectWords = Parameters<typeof subjectText>[1]

const sentences = new Map<string, Sentences>()
const subjects = new Map<string, SubjectWords>()

const LOADERS = {
  en: async () => keep('en', (await import('./words/usage-logs-en.ts')).words),
  ja: async () => keep('ja', (await import('./words/usage-logs-ja.ts')).words),
} satisfies Record<Language, () => Promise<object>>

type PageWords = { usageLogs: { subjects: SubjectWords }; usageLogSentences: Sentences }

function keep(language: Language, words: PageWords): object {
  const { usageLogSentences, ...rest } = words
  sentences.set(language, usageLogSentences)
  subjects.set(language, words.usageLogs.subjects)
  return rest
}

/** Loads the words of the pages about usage logs, which no other page carries. */
export const loadUsageLogWords = (): Promise<void> => addPageWords(LOADERS)

/** Sentences by kind in a language that was loaded. */
export const sentencesIn = (language: string): Sentences => sentences.get(language) ?? {}

/** How entries are said to be about nobody who is named, in a language that was loaded. */
export const subjectWordsIn = (language: string): SubjectWords => subjects.get(language) ?? usageLogSubjects
