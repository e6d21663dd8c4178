import { usageLogs } from '@quaymaster/messages/usage-logs/en/usage-logs'
import { usageLogVerdicts } from '@quaymaster/messages/usage-logs/en/verdicts'
import { usageLogSentences } from '@quaymaster/messages/usage-logs/en/sentences'

/** What the pages about usage logs say. */
export const words = { usageLogs, usageLogSentences, usageLogVerdicts }
