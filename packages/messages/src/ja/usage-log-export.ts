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
  cutShort: '不完全: {{reachedAt}} で読み取りが止まりました。',
  cutAtOnce: '不完全: 何も読み取れませんでした。',
}
