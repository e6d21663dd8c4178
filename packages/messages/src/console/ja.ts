import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'
import { common } from './ja/common.ts'
import { shell } from './ja/shell.ts'
import { problems } from './ja/problems.ts'

export const words: Translated<typeof english> = {
  common,
  shell,
  problems,
  reasons: {
    role_lacks: {
      text: 'お使いのロールでは実行できません。',
      remedy: 'このコンソールの管理者が実行できます。',
    },
    password_change_required: {
      text: '他の人が作成したパスワードのため、先に変更が必要です。',
      remedy: '「自分のアカウント」のページで変更してください。',
    },
  },
  operations: {},
}
