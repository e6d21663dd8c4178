import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'

export const words: Translated<typeof english> = {
  problems: {
    sign_in_failed: {
      what: 'ユーザー名またはパスワードが正しくないか、アカウントが無効です。',
      next: '両方を確認して、もう一度実行してください。パスワードはコンソールの管理者がリセットできます。',
    },
    sign_in_throttled: {
      what: 'サインインの失敗が続いたため、次の試行まで待つ必要があります。アカウントはロックされていません。',
      next: '{{seconds}} 秒後にもう一度実行してください。',
    },
  },
  reasons: {},
  operations: {
    session: { create: 'サインイン', delete: 'サインアウト', 'step-up': '再認証' },
  },
}
