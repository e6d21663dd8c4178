import { defineWords } from '../../lib/i18n.ts'

export const accountWords = defineWords({
  en: () => import('@quaymaster/messages/account/en'),
  ja: () => import('@quaymaster/messages/account/ja'),
})
