import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'

export const words: Translated<typeof english> = {
  problems: {
    download_expired: {
      what: 'このダウンロードリンクは 1 分以内に 1 回だけ使用できます。すでに使用されたか、期限が切れています。',
      next: 'ファイルをもう一度要求してください。',
    },
  },
  reasons: {},
  operations: {
    download: { read: 'ファイルのダウンロード' },
  },
}
