import type { Words } from '../words.ts'

export const commandLine: Words['commandLine'] = {}
