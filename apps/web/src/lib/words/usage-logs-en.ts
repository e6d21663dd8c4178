import { usageLogs } from '@quaymaster/messages/en/usage-logs'
import { usageLogVerdicts } from '@quaymaster/messages/en/usage-log-verdicts'
import { usageLogSentences } from '@quaymaster/messages/en/usage-log-sentences'

/** What the pages about usage logs say. */
export const words = { usageLogs, usageLogSentences, usageLogVerdicts }
