import type { Words } from '../words.ts'

export const setUp: Words['setUp'] = {}
