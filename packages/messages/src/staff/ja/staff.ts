import type { staff as english } from '../en/staff.ts'
import type { Translated } from '../../translated.ts'

export const staff: Translated<typeof english> = {
  title: 'スタッフアカウント',
  description:
    'このコンソールにサインインする担当者のアカウントです。Quaymaster 自体のアカウントであり、Quay のユーザーは「ユーザー」に表示されます。',
  columns: {
    name: '名前',
    role: 'ロール',
    state: '状態',
    lastSignIn: '最終サインイン',
    sessions: 'セッション数',
    created: '作成日時',
  },
  count_one: '{{count, number}} 件のアカウント',
  count_other: '{{count, number}} 件のアカウント',
  countMatching: '{{total, number}} 件中 {{matching, number}} 件のアカウント',
  searchLabel: '名前で検索',
  states: { enabled: '有効', disabled: '無効', mustChangePassword: 'パスワードの変更が必要' },
  you: '自分',
  never: 'なし',
  filters: { role: 'ロール', state: '状態' },
  roleDescriptions: {
    administrator: 'すべての操作が可能です。影響の大きい操作の前にパスワードを再確認します。',
    'help-desk': 'メールアドレスを伏せた状態でユーザーを閲覧し、パスワードの再設定とアカウントの再有効化を行います。',
    auditor: 'すべて閲覧できますが、変更はできません。',
  },
  create: {
    action: 'スタッフアカウントの作成',
    title: 'スタッフアカウントの作成',
    description: '最初のパスワードは Quaymaster が生成します。最初のサインイン時に変更が必要です。',
    name: '名前',
    nameHelp:
      '英小文字、数字、ピリオド、ハイフン、アンダースコアで 2 から 64 文字です。先頭は英小文字または数字にします。',
    role: 'ロール',
    done: 'スタッフアカウント {{name}} を作成しました',
    passwordLabel: '{{name}} の最初のパスワード',
    handOver: '安全な方法で {{name}} に渡してください。最初のサインイン時に変更が必要です。',
    shownBefore:
      'このアカウントは以前の試行で作成済みです。パスワードはその時に表示され、どこにも残っていません。パスワードを再設定してください。',
  },
  changeRole: {
    action: 'ロールの変更',
    title: '{{name}} のロールの変更',
    description: '{{name}} のセッションには、新しいロールがすぐに適用されます。',
    done: '{{name}} のロールを{{role}}に変更しました',
  },
  resetPassword: {
    action: 'パスワードの再設定',
    title: '{{name}} のパスワードの再設定',
    body: '{{name}} の現在のパスワードは使用できなくなり、すべてのセッションが終了します。新しいパスワードが生成され、一度だけ表示されます。',
    done: '{{name}} の新しいパスワード',
    passwordLabel: '{{name}} の新しいパスワード',
    shownBefore:
      'パスワードは以前の試行で再設定済みです。その時に表示され、どこにも残っていません。もう一度再設定してください。',
  },
  disable: {
    action: '無効にする',
    done: '{{name}} を無効にし、サインアウトさせました',
    failed: '{{name}} を無効にできませんでした',
  },
  enable: {
    action: '有効にする',
    done: '{{name}} を有効にしました',
    failed: '{{name}} を有効にできませんでした',
  },
  endSessions: {
    action: 'セッションの終了',
    done_one: '{{name}} のセッションを {{count, number}} 件終了しました',
    done_other: '{{name}} のセッションを {{count, number}} 件終了しました',
    failed: '{{name}} のセッションを終了できませんでした',
  },
}
