import { REASON_CODES } from '@quaymaster/contracts/decision'
import type { ReasonCode } from '@quaymaster/contracts/decision'
import { ALL_WORDS } from '@quaymaster/messages/features'
import { fill } from '@quaymaster/messages/translate'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { beforeAll, expect, test } from 'vitest'
import { ApiError } from '../lib/api-error.ts'
import { ProblemAlert } from './problem-alert.tsx'

/** Every parameter that a sentence about a reason may name. */
const PARAMS = { type: 'LDAP', scope: 'super:user' }

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: ALL_WORDS.en }, ja: { translation: ALL_WORDS.ja } },
  })
})

const unescaped = (markup: string): string =>
  markup.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** What somebody reads of a refusal, but for the code and the request's id behind the fold. */
function shownRefusal(reason: ReasonCode): string {
  const problem = { type: 'about:blank', status: 403, code: 'not_allowed', requestId: 'r' } as const
  const error = new ApiError({ ...problem, params: { ...PARAMS, reason } })
  const markup = renderToStaticMarkup(
    <I18nextProvider i18n={i18next}>
      <ProblemAlert error={error} />
    </I18nextProvider>,
  )
  return unescaped(markup.split('<details', 1)[0] ?? '')
}

for (const language of ['en', 'ja'] as const) {
  test.each(REASON_CODES)(`a refusal reads as its reason, %s, in ${language}`, async (reason) => {
    await i18next.changeLanguage(language)
    const { problems, reasons } = ALL_WORDS[language]
    const shown = shownRefusal(reason)
    expect(shown).not.toContain('{{')
    if (reason === 'role_lacks') {
      expect(shown).toContain(problems.not_allowed.what)
      return
    }
    expect(shown).toContain(fill(reasons[reason].text, PARAMS))
    expect(shown).toContain(fill(reasons[reason].remedy, PARAMS))
    expect(shown).not.toContain(problems.not_allowed.what)
  })
}

test.each(['staff_is_disabled', 'staff_is_enabled'] as const)('%s speaks of no user of Quay', async (reason) => {
  await i18next.changeLanguage('en')
  expect(shownRefusal(reason)).not.toMatch(/\buser\b|Quay/)
})
