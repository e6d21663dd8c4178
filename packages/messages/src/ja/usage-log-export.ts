import type { Words } from '../words.ts'

export const usageLogExport: Words['usageLogExport'] = {
  heads: {
    time: '時刻',
    sentence: '内容',
    kind: '種別',
    performer: '実行者',
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
  nobody: 'システム',
  complete: '完全: この条件と期間について Quay が持つすべてのエントリーです。',
  withGaps: '不完全: {{days}} は Quay の集計より少ないエントリーしか得られませんでした (不足 {{missing}} 件)。',
  tooLarge: '{{days}} の使用ログには、大きすぎて読み取れないページがあります。',
  cutShort: '不完全: 読み込みが途中で終わりました。{{reachedAt}} より新しいものはすべて含まれています。',
}
