import { accountsSentences } from './sentences/accounts.ts'
import { registrySentences } from './sentences/registry.ts'

/** Sentences by kind. Loaded by the page that shows usage logs only. */
export const usageLogSentences: Readonly<Record<string, readonly string[]>> = {
  ...registrySentences,
  ...accountsSentences,
}
