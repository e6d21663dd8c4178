import { REASON_CODES } from '@quaymaster/contracts/decision'
import type { Reason } from '@quaymaster/contracts/decision'
import type { Parameters } from '@quaymaster/contracts/problem'
import { useTranslation } from 'react-i18next'
import { isApiError } from '../lib/api-error.ts'
import type { CallProblem } from '../lib/api-error.ts'

type SpokenProblem = Pick<CallProblem, 'code' | 'params' | 'retryAfterSeconds'>
export type ProblemWords = { what: string; next: string }

/** A refusal says little by itself: why is in its reason. That the role lacks it, the problem's own sentence says. */
function refusalReason(code: string, params: Parameters = {}): Reason | undefined {
  const reason = REASON_CODES.find((known) => known === params['reason'])
  return code === 'not_allowed' && reason !== undefined && reason !== 'role_lacks'
    ? { code: reason, params }
    : undefined
}

/** Sentences for problem and reason codes. Codes come from the server, so one that is not known still gets a sentence. */
export function useProblemWords() {
  const { t, i18n } = useTranslation()

  function words(code: string, params: Parameters = {}): ProblemWords {
    const key = `problems.${code as 'internal_error'}` as const
    if (!i18n.exists(`${key}.what`))
      return { what: t('common.problem.unknown.what'), next: t('common.problem.unknown.next') }
    return { what: t(`${key}.what`, params), next: t(`${key}.next`, params) }
  }
  function problemWords({ code, params, retryAfterSeconds }: SpokenProblem): ProblemWords {
    const reason = refusalReason(code, params)
    if (reason !== undefined) {
      const { text, remedy } = reasonWords(reason)
      return { what: text, next: remedy }
    }
    return words(code, retryAfterSeconds === undefined ? params : { seconds: retryAfterSeconds, ...params })
  }
  const errorWords = (error: unknown): ProblemWords =>
    isApiError(error)
      ? problemWords(error.problem)
      : { what: t('common.problem.crashed.what'), next: t('common.problem.crashed.next') }
  /** One sentence for a field: a code of ours, or that the value cannot be used. */
  function fieldWords(message: string | undefined): string {
    if (message !== undefined && i18n.exists(`problems.${message}.what`)) return words(message).what
    return message === 'missing' ? t('common.form.missing') : t('common.form.invalid')
  }
  function reasonWords(reason: Reason | undefined): { text: string; remedy: string } {
    const { code, params = {} }: Reason = reason ?? { code: 'role_lacks' }
    // Which parameters a code has, the server knows; every text takes those that it names.
    const key = `reasons.${code as 'role_lacks'}` as const
    return { text: t(`${key}.text`, params), remedy: t(`${key}.remedy`, params) }
  }
  return { problemWords, errorWords, fieldWords, reasonWords }
}
