import type { setUp as english } from '../en/set-up.ts'
import type { Translated } from '../../translated.ts'

export const setUp: Translated<typeof english> = {
  title: 'Quaymaster の初期設定',
  lead: 'まだ誰もアカウントを持っていません。セットアップコードで、このコンソールの運用者であることを確認します。',
  code: 'セットアップコード',
  codeHelp:
    'コンソールを起動したターミナルに表示され、データディレクトリーの「set-up-code」ファイルにも書かれています。',
  check: 'コードの確認',
  checking: '確認中',
  registryTitle: 'このコンソールに設定されている内容',
  registry: 'レジストリー',
  accounts: { read: '読み取り用トークンのアカウント', write: '変更用トークンのアカウント' },
  accountUnknown: '不明 (Quay から取得できていません)',
  confirm: 'お使いのレジストリーとアカウントに間違いがない場合だけ、次へ進んでください。',
  administratorTitle: '最初の管理者',
  name: '名前',
  nameHelp: '英小文字、数字、ドット、ハイフン、アンダースコアで 2 から 64 文字。',
  password: 'パスワード',
  passwordHelp: '12 から 128 文字。長さが重要です。いくつかの単語を並べると安全です。',
  repeat: 'パスワード (確認)',
  differs: '2 つのパスワードが一致していません。',
  create: '管理者の作成とサインイン',
  creating: '作成中',
  doneTitle: '初期設定は完了しています',
  doneBody: 'すでにアカウントを持つ人がいます。このコンソールの管理者がアカウントを作成できます。',
  toSignIn: 'サインインページへ',
}
