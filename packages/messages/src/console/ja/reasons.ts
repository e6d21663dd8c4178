import type { Words } from '../../words.ts'

export const reasons: Words['reasons'] = {
  role_lacks: {
    text: 'お使いのロールでは実行できません。',
    remedy: 'このコンソールの管理者が実行できます。',
  },
  password_change_required: {
    text: '他の人が作成したパスワードのため、先に変更が必要です。',
    remedy: '「自分のアカウント」のページで変更してください。',
  },
  target_is_superuser: {
    text: 'スーパーユーザーに対する変更は、Quay がすべて拒否します。',
    remedy: '先に Quay の設定でスーパーユーザーから外してください。',
  },
  target_is_read_only_superuser: {
    text: '読み取り専用スーパーユーザーを変更できるのは、このコンソールの管理者だけです。',
    remedy: 'このコンソールの管理者が実行できます。',
  },
  target_is_console_account: {
    text: 'コンソール自身が使用しているアカウントです。変更できるのは、このコンソールの管理者だけです。',
    remedy: 'このコンソールの管理者が実行できます。',
  },
  target_holds_console_token: {
    text: 'コンソール自身のトークンがこのアカウントに属しています。このアカウントが使えなくなると、コンソールは何も実行できなくなります。',
    remedy: '先に別のアカウントのトークンをコンソールに設定してください。',
  },
  target_is_disabled: {
    text: 'ユーザーは無効になっています。無効なユーザーの場合、Quay は削除に成功したと応答しますが、実際には削除しません。',
    remedy: '先にユーザーを有効にしてください。',
  },
  target_is_enabled: {
    text: 'ユーザーはすでに有効です。',
    remedy: '',
  },
  target_has_no_email: {
    text: 'ユーザーにメールアドレスがありません。',
    remedy: '先にメールアドレスを変更してください。',
  },
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
  name_not_actionable: {
    text: 'Quay がこの名前を別のアドレスと解釈する可能性があるため、コンソールからは操作しません。',
    remedy: '',
  },
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
}
