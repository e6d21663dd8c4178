import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { readLanguage, storeLanguage } from './language.ts'
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
  storeLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
