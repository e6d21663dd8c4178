import type { Words } from '../words.ts'

export const usageLogExport: Words['usageLogExport'] = {
  heads: {
    time: '時刻',
    sentence: '内容',
    kind: '種別',
    user: 'ユーザー',
    performer: 'Quay による実行者',
    robot: 'ロボットアカウント',
    namespace: '名前空間',
    repository: 'リポジトリー',
    address: 'アドレス',
    country: '国',
    application: 'アプリケーション',
    metadata: 'メタデータ',
    id: 'エントリー',
  },
  yes: 'はい',
  complete: '完全: この条件と期間について Quay が持つすべてのエントリーです。',
  withGaps: '不完全: {{days}} は Quay の集計より少ないエントリーしか得られませんでした (不足 {{missing}} 件)。',
  fewerInQuay: '{{day}}: 現在の Quay の集計は {{counted}} 件です。保存済みの {{stored}} 件はすべて保持されています。',
  unconverted:
    'これらの日の保存済みエントリーのうち {{number}} 件は、アップグレード後の変換中です。この検索に含まれていない場合があります。',
  accessEnded:
    '不完全: ファイルの書き込み中にアクセス権がなくなりました。ほかにもエントリーが存在する可能性があります。',
  tooLarge: '{{days}} の使用ログには、大きすぎて読み取れないページがあります。',
  cutShort: '不完全: 読み込みが途中で終わりました。{{reachedAt}} より新しいものはすべて含まれています。',
}
