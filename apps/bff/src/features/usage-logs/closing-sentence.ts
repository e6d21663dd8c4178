import type { Language } from '@quaymaster/messages/languages'
import { fill } from '@quaymaster/messages/translate'
import { usageLogExport as exportEn } from '@quaymaster/messages/usage-logs/en/export'
import { usageLogVerdicts as verdictsEn } from '@quaymaster/messages/usage-logs/en/verdicts'
import { usageLogExport as exportJa } from '@quaymaster/messages/usage-logs/ja/export'
import { usageLogVerdicts as verdictsJa } from '@quaymaster/messages/usage-logs/ja/verdicts'
import { composeVerdicts, describeDays, type VerdictSpeaker } from '@quaymaster/messages/usage-logs/verdict-sentences'
import type { LogStreamEnd } from '../../usage-logs/read/log-stream.ts'

/** The last line of a file: whether it is complete, and what it lacks. Days and times are in UTC, as Quay counts them. */
export function closingSentence({ reason, progress, days }: LogStreamEnd, language: Language): string {
  const words = language === 'ja' ? verdictsJa : verdictsEn
  const usageLogExport = language === 'ja' ? exportJa : exportEn
  const number = new Intl.NumberFormat(language)
  const speaker: VerdictSpeaker = {
    say: (key, parameters) => fill(words[key], parameters),
    reason: (code) => words.reasons[code],
    days: (from, to) => (from === to ? from : `${from} – ${to}`),
    list: (parts) => parts.join(', '),
    number: (value) => number.format(value),
  }
  if (reason === 'complete') return composeVerdicts(days, speaker).join(' ')
  const { reachedAt } = progress
  const cut = reachedAt === null ? usageLogExport.cutAtOnce : fill(usageLogExport.cutShort, { reachedAt })
  return [cut, ...describeDays(days, speaker)].join(' ')
}
