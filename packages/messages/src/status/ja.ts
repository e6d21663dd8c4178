import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'
import { status } from './ja/status.ts'

export const words: Translated<typeof english> = {
  status,
  problems: {
    registry_check_over: {
      what: 'この質問への回答はもう受け付けていません。確認は決定済みか、最初からやり直されています。何も変更されていません。',
      next: '現在の状態はステータスページで確認してください。',
    },
  },
  reasons: {},
  operations: {
    status: { read: 'ステータスの読み取り', probe: 'ステータスの更新', 'answer-registry-check': 'レジストリーの確認' },
  },
}
