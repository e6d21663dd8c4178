import type { words as english } from './en.ts'
import type { Translated } from '../translated.ts'
import { asideFiles } from './ja/aside-files.ts'
import { usageLogs } from './ja/usage-logs.ts'
import { usageLogVerdicts } from './ja/verdicts.ts'

export const words: Translated<typeof english> = {
  usageLogs: { ...usageLogs, asideFiles },
  usageLogVerdicts,
  problems: {
    usage_log_range_inverted: {
      what: '期間の終わりが始まりより前のため、読み取りは行われませんでした。',
      next: '始まりより後の日時を終わりに選択してください。',
    },
    usage_log_address_invalid: {
      what: 'IP アドレスではないため、検索は行われませんでした。',
      next: 'アドレス (198.51.100.7)、ネットワーク (198.51.100.0/24、2001:db8::/32)、またはその先頭部分 (198.51.100) を入力してください。',
    },
    usage_log_namespace_unknown: {
      what: '{{name}} という名前のユーザーまたは組織は存在せず、保存済みのエントリーにもありません。',
      next: 'スペルを確認し、完全な名前を小文字で入力してください。',
    },
    usage_log_repository_unknown: {
      what: 'リポジトリー {{name}} は存在せず、保存済みのエントリーにもありません。',
      next: 'acme/web のように、名前空間を含むパスを入力してください。',
    },
    usage_log_range_unreadable: {
      what: 'Quay が読み取れない日付のため、読み取りは行われませんでした。',
      next: '2000 年から 9999 年までの日付を選択してください。',
    },
    usage_log_entry_gone: {
      what: 'このエントリーは保存されておらず、Quay にも見つかりません。Quay は設定された期間を過ぎた古いエントリーを削除します。',
      next: '日付と名前で検索するか、以前のエクスポートを確認してください。',
    },
    usage_log_link_old_form: {
      what: 'このリンクは古い形式のため、どのエントリーを指すかを特定できません。',
      next: '日付と名前でエントリーを検索し、新しいリンクを保存してください。',
    },
    usage_log_link_key_replaced: {
      what: 'このリンクは、このコンソールにもう存在しない鍵で作成されたか、一部が欠けています。',
      next: 'リンク全体がコピーされているか確認してください。それ以外の場合は、日付と名前でエントリーを検索し、新しいリンクを保存してください。',
    },
    usage_log_entry_not_read: {
      what: 'このエントリーは保存されておらず、その日のエントリーを Quay からすべて読み取れていません。エントリーはまだ存在する可能性があります。',
      next: '後でもう一度実行するか、「使用ログの取得状況」ページでその日を読み取ってください。',
    },
    usage_logs_unavailable: {
      what: 'Quay は検索できないシステムに使用ログを送信しているため、ここでは読み取れません。',
      next: 'そのシステムで確認するか、検索用トークンを Quay に設定してください。',
    },
    usage_log_file_gone: {
      what: 'このファイルはすでに存在しません。ログストアは変更されていません。',
      next: 'ページを更新して、現在のファイルを確認してください。',
    },
    usage_log_file_newer: {
      what: 'このファイルは新しいバージョンのコンソールが作成したため、このバージョンでは使用できません。ログストアは変更されていません。',
      next: 'コンソールをアップグレードしてから、ファイルを復元してください。',
    },
    usage_log_file_unreadable: {
      what: 'ファイルが破損しており、エントリーを 1 件も読み取れません。ログストアは変更されていません。',
      next: 'データフォルダーのバックアップからファイルを復元するか、解析のために保管してください。',
    },
  },
  reasons: {},
  operations: {
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
  },
}

export { usageLogSentences } from './ja/sentences.ts'
