import type { Words } from '../words.ts'

export const reasons: Words['reasons'] = {}
