import { usageLogs } from '@quaymaster/messages/usage-logs/ja/usage-logs'
import { usageLogVerdicts } from '@quaymaster/messages/usage-logs/ja/verdicts'
import { usageLogSentences } from '@quaymaster/messages/usage-logs/ja/sentences'

/** What the pages about usage logs say. */
export const words = { usageLogs, usageLogSentences, usageLogVerdicts }
