import { defineWords } from '../../lib/i18n.ts'

export const userWords = defineWords({
  en: () => import('@quaymaster/messages/users/en'),
  ja: () => import('@quaymaster/messages/users/ja'),
})
