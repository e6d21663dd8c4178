import { usageLogs } from '@quaymaster/messages/ja/usage-logs'
import { usageLogSentences } from '@quaymaster/messages/ja/usage-log-sentences'

/** What the pages about usage logs say. */
export const words = { usageLogs, usageLogSentences }
