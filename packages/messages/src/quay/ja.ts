import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'

export const words: Translated<typeof english> = {
  problems: {
    quay_unreachable: {
      what: 'Quay が応答していません。何も読み取られず、変更もされていません。',
      next: 'Quay が応答するようになったら、もう一度実行してください。上部の通知は自動的に消えます。',
    },
    quay_suspended: {
      what: 'Quay で障害が続いたため、コンソールからの要求を数秒間停止しています。何も変更されていません。',
      next: '{{seconds}} 秒後にもう一度実行してください。',
    },
    quay_timeout: {
      what: 'Quay から時間内に応答がありませんでした。',
      next: '少し待って、もう一度実行してください。',
    },
    quay_overloaded: {
      what: 'Quay の処理が追い付かず、要求が受け付けられませんでした。何も変更されていません。',
      next: '少し待って、もう一度実行してください。',
    },
    quay_bad_response: {
      what: 'Quay から、エラーページなど API の応答ではないものが返されました。',
      next: 'もう一度実行してください。続く場合は、Quay またはその手前のプロキシーを確認してください。',
    },
    quay_rate_limited: {
      what: 'Quay が一時的に要求を受け付けていません。何も変更されていません。',
      next: '少し待って、もう一度実行してください。',
    },
    quay_read_only: {
      what: 'Quay は読み取り専用モードのため、変更を受け付けません。何も変更されていません。',
      next: 'レジストリーが書き込み可能になってから、もう一度実行してください。',
    },
    quay_forbidden: {
      what: 'コンソールのトークンのアカウントには、Quay でこの操作が許可されていません。何も変更されていません。',
      next: 'トークンでできることは、ステータスページで確認できます。',
    },
    quay_refused: {
      what: 'Quay が変更を拒否しました。何も変更されていません。',
      next: 'Quay が示した理由は、管理者に表示される技術的な詳細にあります。',
    },
    quay_not_found: {
      what: 'この名前のものは Quay にないか、なくなりました。何も変更されていません。',
      next: '一覧で探してください。名前が変わったか、削除された可能性があります。',
    },
    quay_credential_invalid: {
      what: 'コンソールのトークンが Quay で無効になったため、Quay の応答を使用しません。何も変更されていません。',
      next: '管理者にトークンの交換を依頼してください。詳細はステータスページにあります。',
    },
    registry_unconfirmed: {
      what: '保存済みのデータが現在応答しているレジストリーのものかどうかを確認中のため、新しい読み取りは行われません。',
      next: '保存済みの日は引き続き表示されます。進捗はステータスページにあります。',
    },
    accounts_external: {
      what: 'このレジストリーのユーザーは {{type}} で管理されているため、Quay では作成もパスワードの設定もできません。',
      next: '{{type}} で変更してください。',
    },
    mail_not_sent: {
      what: 'Quay がメールを送信できませんでした。',
      next: 'Quay のメール設定を確認してください。パスワードはメールなしでもリセットできます。',
    },
    user_not_found: {
      what: 'この名前のユーザーは Quay にありません。削除されたか、名前が変更された可能性があります。',
      next: '一覧に戻り、更新してください。',
    },
  },
  reasons: {
    accounts_external: {
      text: 'このレジストリーのユーザーは {{type}} で管理されているため、Quay では作成もパスワードの設定もできません。',
      remedy: 'ユーザーの管理元を確認する',
    },
    mail_off: {
      text: 'このレジストリーはメールを送信しません。',
      remedy: '代わりにパスワードをリセットしてください。',
    },
    registry_read_only: {
      text: 'レジストリーは読み取り専用モードです。',
      remedy: 'レジストリーが書き込み可能になると実行できます。',
    },
    registry_unsupported: {
      text: 'このレジストリーは、コンソールにこの機能を提供していません。',
      remedy: 'ステータスページを確認する',
    },
    credential_absent: {
      text: 'コンソールに、Quay を変更できるトークンがありません。',
      remedy: 'ステータスページを確認する',
    },
    credential_dead: {
      text: 'コンソールのトークンが Quay で無効になっています。',
      remedy: 'ステータスページを確認する',
    },
    credential_not_superuser: {
      text: 'コンソールのトークンのアカウントは、Quay のスーパーユーザーではありません。',
      remedy: 'ステータスページを確認する',
    },
    credential_lacks_scope: {
      text: 'コンソールのトークンに、必要なスコープがありません。',
      remedy: 'ステータスページを確認する',
    },
    full_access_off: {
      text: 'Quay でスーパーユーザーのフルアクセス (FEATURE_SUPERUSERS_FULL_ACCESS) が無効なため、自分の組織しか参照できません。',
      remedy: 'Quay の管理者が設定で有効にする',
    },
    not_probed_yet: {
      text: 'コンソールのトークンでできることを、まだ確認していません。',
      remedy: 'ステータスページを確認する',
    },
  },
  operations: {},
}
