import { defineWords } from '../../lib/i18n.ts'

export const staffWords = defineWords({
  en: () => import('@quaymaster/messages/staff/en'),
  ja: () => import('@quaymaster/messages/staff/ja'),
})
