import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'
import { setUp } from './ja/set-up.ts'

export const words: Translated<typeof english> = {
  setUp,
  problems: {
    set_up_done: {
      what: 'このコンソールのセットアップは完了しています。',
      next: 'サインインしてください。アカウントはコンソールの管理者が作成できます。',
    },
    set_up_code_wrong: {
      what: 'セットアップコードが正しくありません。',
      next: 'コンソールを起動した端末に表示されたコードをコピーしてください。',
    },
    set_up_code_expired: {
      what: 'セットアップコードの有効期限が切れています。',
      next: 'コンソールを再起動すると、新しいコードが表示されます。',
    },
  },
  reasons: {},
  operations: {
    'set-up': { 'check-code': '初期設定コードの確認', 'create-administrator': '最初の管理者の作成' },
  },
}
