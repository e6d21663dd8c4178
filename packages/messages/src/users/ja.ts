import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'
import { users } from './ja/users.ts'

export const words: Translated<typeof english> = {
  users,
  problems: {
    user_name_illegal: {
      what: '名前に使えるのは英小文字と数字です。その間に 1 文字ずつドット、アンダースコア、ハイフンを入れられます。',
      next: '例: maria-gomez',
    },
    user_name_length: {
      what: '名前は 2 文字以上 255 文字以下です。',
      next: 'この長さの名前にしてください。',
    },
    user_name_taken: {
      what: 'この名前は、このレジストリーの別のユーザーが使用しています。',
      next: '別の名前にしてください。',
    },
    user_name_taken_by_organization: {
      what: 'この名前は、このレジストリーの組織が使用しています。ユーザーと組織で同じ名前は使えません。',
      next: '別の名前にしてください。',
    },
    user_name_reserved: {
      what: 'この名前は削除されたものの名前です。データが完全に消去されるまで、Quay が保留しています。',
      next: '別の名前にするか、消去が終わるまでお待ちください。',
    },
    user_email_required: {
      what: 'このレジストリーはメールを送信するため、新しいユーザーにはメールアドレスが必要です。',
      next: 'メールアドレスを入力してください。',
    },
    user_email_invalid: {
      what: 'Quay で使用できるメールアドレスの形式ではありません。',
      next: '例: maria@example.org',
    },
    user_email_taken: {
      what: 'このメールアドレスは、このレジストリーの別のユーザーが使用しています。',
      next: '別のメールアドレスを入力するか、一覧でそのユーザーを探してください。',
    },
    user_password_illegal: {
      what: 'Quay のパスワードは、空白を含まない 8 文字以上です。',
      next: '別のパスワードにするか、コンソールに生成させてください。',
    },
    user_is_superuser: {
      what: 'スーパーユーザーに対する変更は、Quay がすべて拒否します。何も変更されていません。',
      next: '先に Quay の設定でスーパーユーザーから外してください。',
    },
    user_still_there: {
      what: 'Quay は削除したと応答しましたが、ユーザーは残っています。無効なユーザーの場合、Quay はこのように動作します。',
      next: 'ユーザーを有効にしてから削除してください。',
    },
  },
  reasons: {
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
    name_not_actionable: {
      text: 'Quay がこの名前を別のアドレスと解釈する可能性があるため、コンソールからは操作しません。',
      remedy: '',
    },
  },
  operations: {
    user: {
      list: 'ユーザーの一覧',
      read: 'ユーザーの読み取り',
      'read-again': 'ユーザーの更新',
      create: 'ユーザーの作成',
      enable: 'ユーザーの有効化',
      disable: 'ユーザーの無効化',
      'change-email': 'メールアドレスの変更',
      'set-password': 'パスワードの設定',
      'send-recovery-mail': '復旧メールの送信',
      delete: 'ユーザーの削除',
      export: 'ユーザーのエクスポート',
    },
  },
}
