import type { shell as english } from '../en/shell.ts'
import type { Translated } from '../../translated.ts'

export const shell: Translated<typeof english> = {
  skipToContent: '本文へ移動',
  navigation: 'ページ',
  openNavigation: 'ページ一覧の開閉',
  pages: {
    users: 'ユーザー',
    usageLogs: '使用ログ',
    status: 'ステータス',
    staff: 'スタッフアカウント',
    account: '自分のアカウント',
    settings: '設定',
  },
  documentTitle: '{{page}} · Quaymaster',
  language: '言語',
  theme: { label: 'テーマ', system: 'システムに合わせる', light: 'ライト', dark: 'ダーク' },
  accountMenu: '{{name}} {{role}} のアカウントメニュー',
  signOut: 'サインアウト',
  signOutFailed: 'まだサインインした状態です。',
  registry: {
    starting: '起動中',
    live: '稼働中',
    slow: '応答が遅い',
    unreachable: '応答なし',
    'bad-response': '異常な応答',
    'credential-suspect': '認証情報を確認中',
    'credential-dead': '認証情報が無効',
    demo: 'デモ',
    readOnly: '読み取り専用',
  },
  banner: {
    label: 'レジストリーとコンソールの状態',
    offline:
      'このコンピューターはオフラインです。読み込み済みの内容は表示されますが、ネットワークが復旧するまで変更はできません。',
    consoleUnreachable:
      '{{time}} からコンソールが応答していません。読み込み済みの内容は表示されます。画面は自動的に復旧します。',
    unreachable:
      '{{time}} から Quay が応答していません。読み込み済みの内容は、読み込んだ時刻とともに表示されます。画面は自動的に復旧します。',
    'bad-response':
      '{{time}} から、Quay のアドレスで Quay 以外のものが応答しています。その内容は表示しません。管理者はステータスページで詳細を確認できます。',
    'credential-suspect':
      '{{time}} から、Quay がコンソールの認証情報を受け入れているか確認できていません。確認できるまで、Quay の応答は表示しません。',
    'credential-dead':
      '{{time}} から、Quay がコンソールの認証情報を受け入れていません。管理者がトークンファイルに新しいトークンを設定すると、再起動なしで反映されます。',
    slow: '{{time}} から Quay の応答が遅くなっています。一覧には読み込み済みの内容を表示しています。',
    starting: 'コンソールは起動直後のため、Quay の情報を確認しています。',
    readOnly: 'Quay は読み取り専用モードです。すべて閲覧できますが、変更はできません。',
    consoleReadOnly: 'このコンソールには変更できるトークンがありません。すべて閲覧できます。',
    demo: 'デモ: このマシン上の模擬レジストリーです。実際のデータではなく、保存もされません。',
    openStatus: 'ステータスページを開く',
  },
  session: {
    endedTitle: 'セッションが終了しました',
    endedBody: '入力した内容は残っています。新しいタブで再度サインインしてからこの画面に戻ると、続きから操作できます。',
    signInNewTab: '新しいタブで再度サインイン',
    signInHere: '入力を破棄してここでサインイン',
  },
  keys: {
    title: 'キー操作',
    body: '入力中とダイアログの表示中は、キー操作は無効です。',
    switch: 'キー操作を使用',
    then: '続けて',
    goTo: '{{page}}へ移動',
    map: {
      search: '検索',
      create: '作成',
      'next-row': '次の行',
      'previous-row': '前の行',
      'edit-row': '行を編集',
      'open-row': '行を開く',
      'show-keys': 'この一覧を表示',
      close: 'ダイアログやメニューを閉じる',
    },
  },
  notFound: {
    title: 'ページが見つかりません',
    body: 'コンソールには {{path}} というページがありません。アドレスの入力誤りか、ページが移動した可能性があります。',
    home: '最初のページへ移動',
  },
  noAccess: {
    title: 'このロールではページを開くことができません',
    body: '{{name}} ({{role}}) としてサインインしています。このページを開くことができるロール: {{roles}}。',
    askAdministrator: 'ロールの変更は管理者が行うことができます。',
    unavailable: '現在このページを開くことができません',
  },
  nothing: {
    title: 'このロールで開くことができるページはまだありません',
    body: '{{name}} ({{role}}) としてサインインしていますが、このロールで開くことができるページがありません。ロールの変更は管理者が行うことができます。',
  },
  crashed: { reload: '画面を再読み込み' },
}
