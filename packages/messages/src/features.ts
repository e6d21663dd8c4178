import { words as accountEn } from './account/en.ts'
import { words as accountJa } from './account/ja.ts'
import { words as consoleEn } from './console/en.ts'
import { words as consoleJa } from './console/ja.ts'
import { words as downloadsEn } from './downloads/en.ts'
import { words as downloadsJa } from './downloads/ja.ts'
import { words as meEn } from './me/en.ts'
import { words as meJa } from './me/ja.ts'
import { words as quayEn } from './quay/en.ts'
import { words as quayJa } from './quay/ja.ts'
import { words as sessionEn } from './session/en.ts'
import { words as sessionJa } from './session/ja.ts'
import { words as setUpEn } from './set-up/en.ts'
import { words as setUpJa } from './set-up/ja.ts'
import { words as staffEn } from './staff/en.ts'
import { words as staffJa } from './staff/ja.ts'
import { words as statusEn } from './status/en.ts'
import { words as statusJa } from './status/ja.ts'
import { words as usageLogsEn } from './usage-logs/en.ts'
import { words as usageLogsJa } from './usage-logs/ja.ts'
import { words as usersEn } from './users/en.ts'
import { words as usersJa } from './users/ja.ts'
import { mergeWords } from './merge-words.ts'

/** The words of every feature in both languages. A page loads those of its own feature only. */
const FEATURES = [
  { en: consoleEn, ja: consoleJa },
  { en: quayEn, ja: quayJa },
  { en: sessionEn, ja: sessionJa },
  { en: setUpEn, ja: setUpJa },
  { en: meEn, ja: meJa },
  { en: accountEn, ja: accountJa },
  { en: staffEn, ja: staffJa },
  { en: statusEn, ja: statusJa },
  { en: usersEn, ja: usersJa },
  { en: usageLogsEn, ja: usageLogsJa },
  { en: downloadsEn, ja: downloadsJa },
] as const

type Combined<Part> = (Part extends unknown ? (part: Part) => void : never) extends (all: infer All) => void
  ? All
  : never

/** English decides the keys. */
export type AllWords = Combined<(typeof FEATURES)[number]['en']>

/** All of them together, for tests and for whoever shows what other features do. */
export const ALL_WORDS = {
  en: mergeWords(FEATURES.map(({ en }) => en)) as AllWords,
  ja: mergeWords(FEATURES.map(({ ja }) => ja)) as AllWords,
}
