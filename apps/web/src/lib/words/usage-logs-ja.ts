import { usageLogs } from '@quaymaster/messages/ja/usage-logs'
import { usageLogVerdicts } from '@quaymaster/messages/ja/usage-log-verdicts'
import { usageLogSentences } from '@quaymaster/messages/ja/usage-log-sentences'

/** What the pages about usage logs say. */
export const words = { usageLogs, usageLogSentences, usageLogVerdicts }
