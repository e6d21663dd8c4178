import type { asideFiles as english } from '../en/aside-files.ts'
import type { Translated } from '../../translated.ts'

export const asideFiles: Translated<typeof english> = {
  title: '退避した使用ログ',
  description:
    '保存済みエントリーのファイルは保管されていますが、使用されていません。データフォルダーから削除するまでディスク容量を使用します。',
  reason: {
    other_registry: '設定されたアドレスで別のレジストリーが応答したため、{{at}} に退避しました。',
    registry_restored: '保存済みのエントリーが Quay から失われていたため、{{at}} に退避しました。',
    damaged: 'ファイルが破損していたため、{{at}} に退避しました。',
    newer_version: '新しいバージョンのコンソールが作成したファイルのため、{{at}} に退避しました。',
    conversion_failed: 'エントリーをこのバージョンに変換できなかったため、{{at}} に退避しました。',
    replaced: '別のファイルが復元されたため、{{at}} に退避しました。',
  },
  content: 'エントリー: {{entries}} 件 · 日数: {{days}} 日',
  unreadable: 'エントリー数は不明',
  restore: 'ファイルの復元',
  restoreName: 'ファイル {{name}} の復元',
  restored: 'ファイルを復元しました。これまでのファイルは退避しました。',
  salvaged_one: '破損したファイルから {{number}} 件のエントリーを回復しました。これまでのファイルは退避しました。',
  salvaged_other: '破損したファイルから {{number}} 件のエントリーを回復しました。これまでのファイルは退避しました。',
  failed: 'ファイルを復元できませんでした',
}
