import { REASON_CODES } from '@quaymaster/contracts/decision'
import type { ReasonCode } from '@quaymaster/contracts/decision'
import { OPERATIONS } from '@quaymaster/contracts/operations'
import type { Operation } from '@quaymaster/contracts/operations'
import { en } from '@quaymaster/messages/en'
import { ja } from '@quaymaster/messages/ja'
import { fill } from '@quaymaster/messages/translate'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { beforeAll, expect, test } from 'vitest'
import { ApiError } from '../lib/api-error.ts'
import { ProblemAlert } from './problem-alert.tsx'

const LANGUAGES = { en, ja } as const
/** Every parameter that a sentence about a reason may name. */
const PARAMS = { type: 'LDAP', scope: 'super:user' }

/** One operation for each kind of target: `user.create`, `staff.create`, … */
const OPERATION_OF_KIND = [...Map.groupBy(OPERATIONS, (operation) => operation.split('.')[0]).values()].flatMap(
  (operations) => operations.slice(0, 1),
)

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: en }, ja: { translation: ja } },
  })
})

const unescaped = (markup: string): string =>
  markup.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** What somebody reads of a refusal, but for the code and the request's id behind the fold. */
function shownRefusal(reason: ReasonCode, operation: Operation): string {
  const problem = { type: 'about:blank', status: 403, code: 'not_allowed', requestId: 'r', operation } as const
  const error = new ApiError({ ...problem, params: { ...PARAMS, reason } })
  const markup = renderToStaticMarkup(
    <I18nextProvider i18n={i18next}>
      <ProblemAlert error={error} />
    </I18nextProvider>,
  )
  return unescaped(markup.split('<details', 1)[0] ?? '')
}

const wordsOf = (language: keyof typeof LANGUAGES, reason: ReasonCode, operation: Operation) => {
  const { reasons, staffReasons } = LANGUAGES[language]
  const own: Partial<Record<ReasonCode, { text: string; remedy: string }>> = staffReasons
  return (operation.startsWith('staff.') ? own[reason] : undefined) ?? reasons[reason]
}

for (const language of ['en', 'ja'] as const) {
  test.each(REASON_CODES)(
    `a refusal reads as its reason, %s, for every kind of target, in ${language}`,
    async (reason) => {
      await i18next.changeLanguage(language)
      for (const operation of OPERATION_OF_KIND) {
        const shown = shownRefusal(reason, operation)
        const { text, remedy } = wordsOf(language, reason, operation)
        expect(shown, operation).not.toContain('{{')
        if (reason === 'role_lacks') {
          expect(shown, operation).toContain(LANGUAGES[language].problems.not_allowed.what)
          continue
        }
        expect(shown, operation).toContain(fill(text, PARAMS))
        expect(shown, operation).toContain(fill(remedy, PARAMS))
        expect(shown, operation).not.toContain(LANGUAGES[language].problems.not_allowed.what)
      }
    },
  )
}

test.each(['target_is_disabled', 'target_is_enabled'] as const)(
  '%s of a staff account speaks of no user of Quay',
  async (reason) => {
    await i18next.changeLanguage('en')
    expect(shownRefusal(reason, 'staff.disable')).not.toMatch(/\buser\b|Quay/)
    expect(shownRefusal(reason, 'user.delete')).toMatch(/\buser\b/)
  },
)
