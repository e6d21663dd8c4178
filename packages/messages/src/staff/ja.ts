import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'
import { staff } from './ja/staff.ts'

export const words: Translated<typeof english> = {
  staff,
  problems: {
    staff_not_found: {
      what: 'この名前のスタッフアカウントはありません。',
      next: '一覧に戻ってください。ほかのスタッフが変更した可能性があります。',
    },
    staff_name_taken: {
      what: 'この名前のスタッフアカウントはすでにあります。',
      next: '別の名前にしてください。',
    },
  },
  reasons: {
    target_is_own_account: {
      text: '自分のアカウントです。',
      remedy: 'このコンソールの別の管理者が実行できます。',
    },
    target_is_last_administrator: {
      text: 'サインインできる最後の管理者です。',
      remedy: '先に別のアカウントを管理者にしてください。',
    },
    staff_is_disabled: { text: 'スタッフアカウントはすでに無効になっています。', remedy: '' },
    staff_is_enabled: { text: 'スタッフアカウントはすでに有効になっています。', remedy: '' },
  },
  operations: {
    staff: {
      list: 'スタッフアカウントの一覧',
      create: 'スタッフアカウントの作成',
      'change-role': 'ロールの変更',
      'reset-password': 'スタッフのパスワードのリセット',
      disable: 'スタッフアカウントの無効化',
      enable: 'スタッフアカウントの有効化',
      'end-sessions': 'セッションの終了',
    },
  },
}
