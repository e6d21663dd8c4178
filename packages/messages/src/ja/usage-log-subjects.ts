import type { Words } from '../words.ts'

/** Whom an entry is about, where no account is named. */
export const usageLogSubjects: Words['usageLogs']['subjects'] = {
  anonymous: '匿名ユーザー',
  system: 'システム',
  unknown: '不明',
  unknownName: '不明 ({{name}})',
  unknownUser: '不明なユーザー',
}
