import type { signIn as english } from '../en/sign-in.ts'
import type { Translated } from '../../translated.ts'

export const signIn: Translated<typeof english> = {
  title: 'サインイン',
  lead: 'この Quay レジストリーを運用する方のためのコンソールです。',
  name: '名前',
  password: 'パスワード',
  submit: 'サインイン',
  sending: 'サインイン中',
  noScript: 'このコンソールには JavaScript が必要です。このアドレスで有効にして、ページを再読み込みしてください。',
  demo: 'デモ',
  demoHint: 'デモ用のサインイン情報は、ターミナルに表示されています。',
  language: '言語',
  unreachable: 'コンソールが応答しません。入力内容は残っています。接続を確認して、もう一度実行してください。',
  unexpected: 'コンソールの応答を、このページでは解釈できません。再読み込みして、もう一度実行してください。',
  requestId: 'リクエスト ID: {{id}}',
  missing: '名前とパスワードの両方を入力してください。',
}
