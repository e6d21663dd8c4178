import type { common as english } from '../en/common.ts'
import type { Translated } from '../../translated.ts'

export const common: Translated<typeof english> = {
  product: 'Quaymaster',
  close: '閉じる',
  cancel: 'キャンセル',
  loading: '読み込み中',
  copy: 'コピー',
  copied: 'コピーしました',
  copyFailed: 'ブラウザーがコピーをブロックしました。',
  undo: '元に戻す',
  readAgain: '更新',
  reading: '読み込み中',
  asOf: '{{time}} 時点',
  asOfLong: '最も古い行の読み込み: {{age}} ({{time}})',
  technicalDetail: '技術的な詳細',
  requestId: 'リクエスト ID',
  problemCode: 'コード',
  actionsFor: '{{name}} の操作',
  actions: '操作',
  whyNot: '実行できない理由',
  roles: { administrator: '管理者', 'help-desk': 'ヘルプデスク', auditor: '監査者' },
  roleLabels: { administrator: '管理者', 'help-desk': 'ヘルプデスク', auditor: '監査者' },
  form: {
    invalid: 'この値は使用できません。',
    missing: '値を入力する必要があります。',
    discardQuestion: '入力した内容は失われます。',
    discard: '破棄',
    keepEditing: '編集を続ける',
    sending: '送信中',
    showPassword: 'パスワードを表示',
    hidePassword: 'パスワードを隠す',
  },
  confirm: {
    typeName: '確認のため {{name}} と入力',
    nameDiffers: '名前が一致していません。',
  },
  secret: {
    shownOnce: '一度だけ表示されます。Quaymaster にコピーは残りません。',
    stored: '安全な場所に保管しました',
    storedFirst: '「安全な場所に保管しました」にチェックを入れると、この画面を閉じることができます。',
    done: '完了',
    copyNamed: 'コピー: {{name}}',
  },
  table: {
    unread: 'この行を読み込んでいます。',
  },
  list: {
    checking: '確認中',
    clearSearch: '検索条件を消去',

    notUnderstood: 'アドレス内の解釈できない項目',
    removeFilter: 'フィルター {{name}} を解除',
    clearFilters: 'フィルターをすべて解除',
    nothingMatches: '一致するものはありません',
    nothingMatchesBody: '設定されている検索条件とフィルターに一致する行はありません。',
  },
  download: {
    started: '{{fileName}} を準備しています。準備ができるとダウンロードが始まります。',
    failed: 'エクスポートを開始できませんでした',
  },
  outcome: {
    next: 'Quay の応答が途中で失われました。現在の状態を確認してください。確認後に変更し直すこともできます。',
    checkNow: '今すぐ確認',
    checkFailed: '確認できませんでした',
  },
  problem: {
    unknown: {
      what: 'この画面では判別できない問題が発生しました。',
      next: '画面を再読み込みしてください。繰り返し発生する場合は、リクエスト ID を管理者に伝えてください。',
    },
    crashed: {
      what: 'コンソール自体のエラーにより、この画面が停止しました。',
      next: '画面を再読み込みしてください。繰り返し発生する場合は、行った操作を管理者に伝えてください。',
    },
  },
  stepUp: {
    title: '再認証',
    body: 'この操作は影響が大きいため、パスワードによる再認証が必要です。再認証は 10 分間有効です。',
    password: '自分のパスワード',
    confirm: '続行',
  },
}
