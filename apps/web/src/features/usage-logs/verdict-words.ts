import { composeVerdicts, describeDays } from '@quaymaster/messages/usage-logs/verdict-sentences'
import type { SpokenVerdict, VerdictSpeaker } from '@quaymaster/messages/usage-logs/verdict-sentences'
import { useTranslation } from 'react-i18next'
import { formatList, formatNumber } from '../../lib/format.ts'
import { formatDay } from './log-time.ts'

/** What is said of the days of a list: of all of them at its end, of single ones before. */
export function useVerdictWords() {
  const { t } = useTranslation()
  const speaker: VerdictSpeaker = {
    say: (key, parameters) => t(`usageLogVerdicts.${key as 'complete'}`, parameters ?? {}),
    reason: (code) => t(`usageLogVerdicts.reasons.${code}`),
    days: (from, to) => (from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`),
    list: formatList,
    number: formatNumber,
  }
  return {
    ofReading: (verdicts: readonly SpokenVerdict[]) => composeVerdicts(verdicts, speaker),
    ofDays: (verdicts: readonly SpokenVerdict[]) => describeDays(verdicts, speaker),
  }
}
