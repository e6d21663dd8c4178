import type { Words } from '../../words.ts'

/** Who an entry is about if it names no account. */
export const usageLogSubjects: Words['usageLogs']['subjects'] = {
  anonymous: '匿名ユーザー',
  system: 'システム',
  unknown: '不明',
  unknownName: '不明 ({{name}})',
  unknownUser: '不明なユーザー',
}
