import { LANGUAGES, LANGUAGE_COOKIE, pickLanguage } from '@quaymaster/messages/languages'
import type { Language } from '@quaymaster/messages/languages'

export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', ja: '日本語' }

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60

const cookieValue = (cookies: string): string | undefined =>
  cookies
    .split('; ')
    .find((item) => item.startsWith(`${LANGUAGE_COOKIE}=`))
    ?.slice(LANGUAGE_COOKIE.length + 1)

/** The reader's own choice (the cookie that the sign-in page reads too), else what the browser asks for. */
export function readLanguage(cookies = document.cookie, wanted: readonly string[] = navigator.languages): Language {
  return pickLanguage(cookieValue(cookies), wanted.join(','))
}

export function storeLanguage(language: Language): void {
  const isSecure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${isSecure}`
}

export { LANGUAGES }
export type { Language }
