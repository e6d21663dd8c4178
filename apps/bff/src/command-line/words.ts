import { en } from '@quaymaster/messages/en'
import { ja } from '@quaymaster/messages/ja'
import type { Words } from '@quaymaster/messages/words'
import type { Environment } from '../config/raw-settings.ts'

export type CommandWords = Words['commandLine']

/** The words for a terminal, by the language that POSIX says it has. */
export function commandWords(environment: Environment): CommandWords {
  const language = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? ''
  return (language.startsWith('ja') ? ja : en).commandLine
}
