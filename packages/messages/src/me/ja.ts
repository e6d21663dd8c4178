import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'

export const words: Translated<typeof english> = {
  problems: {},
  reasons: {},
  operations: {
    me: { read: '自分の権限の読み取り' },
    openapi: { read: 'API の説明の読み取り' },
  },
}
