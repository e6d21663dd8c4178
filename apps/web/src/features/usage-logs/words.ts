import { usageLogSubjects } from '@quaymaster/messages/usage-logs/en/subjects'
import type { subjectText } from '@quaymaster/messages/usage-logs/entry'
import { defineWords } from '../../lib/i18n.ts'

type Sentences = Readonly<Record<string, readonly string[]>>
type SubjectWords = Parameters<typeof subjectText>[1]
type LogWords = { words: { usageLogs: { subjects: SubjectWords } }; usageLogSentences: Sentences }

const sentences = new Map<string, Sentences>()
const subjects = new Map<string, SubjectWords>()

/** Sentences are composed by us and not by i18next, which needs not know them. */
function keep(language: string, { words, usageLogSentences }: LogWords): { words: object } {
  sentences.set(language, usageLogSentences)
  subjects.set(language, words.usageLogs.subjects)
  return { words }
}

export const usageLogWords = defineWords({
  en: async () => keep('en', await import('@quaymaster/messages/usage-logs/en')),
  ja: async () => keep('ja', await import('@quaymaster/messages/usage-logs/ja')),
})

/** Sentences by kind in a language that was loaded. */
export const sentencesIn = (language: string): Sentences => sentences.get(language) ?? {}

/** How entries are said to be about nobody who is named, in a language that was loaded. */
export const subjectWordsIn = (language: string): SubjectWords => subjects.get(language) ?? usageLogSubjects
