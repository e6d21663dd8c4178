import type { Words } from '../words.ts'

export const users: Words['users'] = {}
