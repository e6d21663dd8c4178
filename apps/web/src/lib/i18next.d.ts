import 'i18next'
import type { AllWords } from '@quaymaster/messages/features'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: AllWords }
    returnNull: false
  }
}
