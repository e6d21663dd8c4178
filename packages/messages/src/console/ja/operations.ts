import type { Words } from '../../words.ts'

export const operations: Words['operations'] = {
  'set-up': {
    'check-code': '初期設定コードの確認',
    'create-administrator': '最初の管理者の作成',
  },
  session: {
    create: 'サインイン',
    delete: 'サインアウト',
    'step-up': '再認証',
  },
  me: {
    read: '自分の権限の読み取り',
  },
  openapi: {
    read: 'API の説明の読み取り',
  },
  account: {
    read: '自分のアカウントの読み取り',
    'change-password': '自分のパスワードの変更',
    'end-session': '自分のセッションの終了',
  },
  staff: {
    list: 'スタッフアカウントの一覧',
    create: 'スタッフアカウントの作成',
    'change-role': 'ロールの変更',
    'reset-password': 'スタッフのパスワードのリセット',
    disable: 'スタッフアカウントの無効化',
    enable: 'スタッフアカウントの有効化',
    'end-sessions': 'セッションの終了',
  },
  status: {
    read: 'ステータスの読み取り',
    probe: 'ステータスの更新',
    'answer-registry-check': 'レジストリーの確認',
  },
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
  'usage-log': {
    list: '使用ログの読み取り',
    tail: '使用ログの追跡',
    read: 'エントリーの読み取り',
    chart: '使用ログのグラフの読み取り',
    coverage: '使用ログの取得状況の読み取り',
    fill: 'Quay からの日単位の読み込み',
    'restore-file': '使用ログのファイルの復元',
    export: '使用ログのエクスポート',
    'quay-export': 'Quay でのエクスポートの要求',
    'user-activity': 'アクティビティーの読み取り',
  },
  download: {
    read: 'ファイルのダウンロード',
  },
}
