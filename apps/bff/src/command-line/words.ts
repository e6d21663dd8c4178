import { commandLine as en } from '@quaymaster/messages/command-line/en'
import { commandLine as ja } from '@quaymaster/messages/command-line/ja'
import type { Translated } from '@quaymaster/messages/translated'
import type { Environment } from '../config/raw-settings.ts'

export type CommandWords = Translated<typeof en>

/** The words for a terminal, by the language that POSIX says it has. */
export function commandWords(environment: Environment): CommandWords {
  const language = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? ''
  return language.startsWith('ja') ? ja : en
}
