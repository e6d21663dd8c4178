import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'
import { account } from './ja/account.ts'

export const words: Translated<typeof english> = {
  account,
  problems: {
    password_wrong: {
      what: '現在のパスワードが正しくありません。何も変更されていません。',
      next: 'このコンソールへのサインインに使ったパスワードを入力してください。',
    },
    password_same: {
      what: '新しいパスワードが現在のパスワードと同じです。',
      next: '別のパスワードにしてください。',
    },
    session_not_found: {
      what: 'このセッションはすでに終了しています。',
      next: '',
    },
  },
  reasons: {},
  operations: {
    account: {
      read: '自分のアカウントの読み取り',
      'change-password': '自分のパスワードの変更',
      'end-session': '自分のセッションの終了',
    },
  },
}
