import type { usageLogSubjects as english } from '../en/subjects.ts'
import type { Translated } from '../../translated.ts'

/** Who an entry is about if it names no account. */
export const usageLogSubjects: Translated<typeof english> = {
  anonymous: '匿名ユーザー',
  system: 'システム',
  unknown: '不明',
  unknownName: '不明 ({{name}})',
  unknownUser: '不明なユーザー',
}
