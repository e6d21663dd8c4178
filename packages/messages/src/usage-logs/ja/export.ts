import type { usageLogExport as english } from '../en/export.ts'
import type { Translated } from '../../translated.ts'

export const usageLogExport: Translated<typeof english> = {
  heads: {
    time: '時刻',
    sentence: '内容',
    kind: '種別',
    user: 'ユーザー',
    performer: '実行者 (Quay の記録)',
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
  unconverted:
    'これらの日の保存済みエントリーのうち {{number}} 件は、アップグレード後の変換中です。この検索に含まれていない場合があります。',
  accessEnded:
    '不完全: ファイルの書き込み中にアクセス権がなくなりました。ほかにもエントリーが存在する可能性があります。',
  cutShort: '不完全: {{reachedAt}} で読み取りが止まりました。',
  cutAtOnce: '不完全: 最初のエントリーの前に読み取りが止まりました。',
}
