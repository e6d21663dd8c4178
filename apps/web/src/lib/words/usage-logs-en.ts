import { usageLogs } from '@quaymaster/messages/en/usage-logs'
import { usageLogSentences } from '@quaymaster/messages/en/usage-log-sentences'

/** What the pages about usage logs say. */
export const words = { usageLogs, usageLogSentences }
