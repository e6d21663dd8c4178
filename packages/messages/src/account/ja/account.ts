import type { account as english } from '../en/account.ts'
import type { Translated } from '../../translated.ts'

export const account: Translated<typeof english> = {
  title: '自分のアカウント',
  facts: { role: 'ロール', created: '作成日時' },
  mustChange: {
    title: '最初にパスワードを変更してください',
    body: '現在のパスワードはほかの担当者が設定したものです。自分のパスワードに変更するまで、ほかのページは開きません。',
  },
  password: {
    action: 'パスワードの変更',
    description: '自分のほかのセッションはすべて終了します。このセッションは継続します。',
    current: '現在のパスワード',
    next: '新しいパスワード',
    nextHelp: '12 から 128 文字です。長さが重要です。複数の単語を並べると効果的です。',
    tooShort: 'パスワードは 12 文字以上必要です。現在は {{count, number}} 文字です。',
    tooLong: 'パスワードは 128 文字以下にする必要があります。現在は {{count, number}} 文字です。',
    done: 'パスワードを変更しました',
    doneEnded_one: 'パスワードを変更し、ほかのセッションを {{count, number}} 件終了しました',
    doneEnded_other: 'パスワードを変更し、ほかのセッションを {{count, number}} 件終了しました',
  },
  sessions: {
    title: 'セッション',
    description:
      'サインインしている場所の一覧です。{{minutes, number}} 分間使用しないと、セッションは自動的に終了します。',
    columns: { device: 'ブラウザー', address: 'アドレス', lastSeen: '最終使用', created: 'サインイン日時' },
    current: 'このセッション',
    unknownDevice: '不明なブラウザー',
    device: '{{browser}} ({{system}})',
    end: 'セッションの終了',
    ended: 'セッションを終了しました',
    endFailed: 'セッションを終了できませんでした',
  },
  keys: { title: 'キー操作', show: 'キー操作の一覧を表示' },
}
