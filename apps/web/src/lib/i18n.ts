import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES, readLanguage, storeLanguage } from './language.ts'
import type { Language } from './language.ts'

const loadWords = {
  en: async () => (await import('./words/en.ts')).words,
  ja: async () => (await import('./words/ja.ts')).words,
} satisfies Record<Language, () => Promise<object>>

async function addWords(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await loadWords[language]())
  }
}

type PageWords = Record<Language, () => Promise<object>>

const pageWords = new Set<PageWords>()

async function addWordsOfPage(language: Language, load: PageWords): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await load[language](), true)
}

/** Adds words that only some pages say. They are there when this resolves, and follow a change of the language. */
export async function addPageWords(load: PageWords): Promise<void> {
  if (pageWords.has(load)) return
  await addWordsOfPage(LANGUAGES.find((language) => language === i18next.language) ?? 'en', load)
  pageWords.add(load)
}

/** Loads the one language that is needed; the other stays on the server. */
export async function startI18n(): Promise<void> {
  const language = readLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: await loadWords[language]() } },
  })
  document.documentElement.lang = language
}

export async function switchLanguage(language: Language): Promise<void> {
  await addWords(language)
  await Promise.all([...pageWords].map((load) => addWordsOfPage(language, load)))
  storeLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
