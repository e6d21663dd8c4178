export const LANGUAGES = ['en', 'ja'] as const
export type Language = (typeof LANGUAGES)[number]

/** Name of the cookie in which a reader's own choice is kept; it holds `en` or `ja`. */
export const LANGUAGE_COOKIE = 'quaymaster-language'

const isLanguage = (value: string | undefined): value is Language => LANGUAGES.some((language) => language === value)

/** The reader's own choice, else the first language of `Accept-Language` that we speak, else English. */
export function pickLanguage(choice: string | undefined, acceptLanguage: string | undefined): Language {
  if (isLanguage(choice)) return choice
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().split(';')
    const quality = rest.map((item) => /^\s*q=([\d.]+)$/.exec(item)?.[1]).find((item) => item !== undefined)
    return { language: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
  })
  const known = wanted
    .filter((item) => item.quality > 0 && isLanguage(item.language))
    .toSorted((a, b) => b.quality - a.quality)
  return (known[0]?.language as Language | undefined) ?? 'en'
}
