import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES, readLanguage, storeLanguage } from './language.ts'
import type { Language } from './language.ts'

type WordModules = Record<Language, () => Promise<{ words: object }>>

/** The words of one feature, one file per language. */
export type FeatureWords = {
  /** Has the file on its way, before anybody waits for it. */
  fetch: (language: Language) => Promise<object>
  /** They are there when this resolves, and follow a change of the language. */
  load: () => Promise<void>
}

const shellWords = {
  en: () => import('./words/en.ts'),
  ja: () => import('./words/ja.ts'),
} satisfies WordModules

const loadedFeatures = new Set<FeatureWords>()

async function addShellWords(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return
  i18next.addResourceBundle(language, 'translation', (await shellWords[language]()).words)
}

async function addFeatureWords(language: Language, words: FeatureWords): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await words.fetch(language), true)
}

const currentLanguage = (): Language => LANGUAGES.find((language) => language === i18next.language) ?? 'en'

/** Declares the words of a feature. Its routes name them, so that they come with its pages and no others. */
export function defineWords(modules: WordModules): FeatureWords {
  const words: FeatureWords = {
    fetch: async (language) => (await modules[language]()).words,
    async load() {
      if (loadedFeatures.has(words)) return
      await addFeatureWords(currentLanguage(), words)
      loadedFeatures.add(words)
    },
  }
  return words
}

/** Loads the one language that is needed; the other stays on the server. */
export async function startI18n(): Promise<void> {
  const language = readLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: (await shellWords[language]()).words } },
  })
  document.documentElement.lang = language
}

export async function switchLanguage(language: Language): Promise<void> {
  await addShellWords(language)
  await Promise.all([...loadedFeatures].map((words) => addFeatureWords(language, words)))
  storeLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
