import { defineWords } from '../../lib/i18n.ts'

export const statusWords = defineWords({
  en: () => import('@quaymaster/messages/status/en'),
  ja: () => import('@quaymaster/messages/status/ja'),
})
