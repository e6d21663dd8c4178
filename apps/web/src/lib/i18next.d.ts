import 'i18next'
import type { usageLogVerdicts } from '@quaymaster/messages/usage-logs/en/verdicts'
import type { usageLogs } from '@quaymaster/messages/usage-logs/en/usage-logs'
import type { words } from './words/en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: {
      translation: typeof words & { usageLogs: typeof usageLogs; usageLogVerdicts: typeof usageLogVerdicts }
    }
    returnNull: false
  }
}
