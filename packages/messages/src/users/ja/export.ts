import type { userExport as english } from '../en/export.ts'
import type { Translated } from '../../translated.ts'

export const userExport: Translated<typeof english> = {
  heads: {
    name: '名前',
    email: 'メールアドレス',
    state: '状態',
    verified: 'メールアドレスの確認',
    kind: '種別',
    usedBytes: '使用量 (バイト)',
    limitBytes: '上限 (バイト)',
    readAt: '読み取り日時 (UTC)',
  },
  enabled: '有効',
  disabled: '無効',
  yes: '済み',
  no: '未確認',
  kinds: { none: '', superuser: 'スーパーユーザー', 'global-read-only': 'グローバル読み取り専用スーパーユーザー' },
  complete: '完全: ユーザー {{count}} 人、{{asOf}} 時点。',
  accessEnded: '不完全: ファイルの書き込み中にアクセス権がなくなりました。ほかにもユーザーが存在する可能性があります。',
  incomplete: '不完全: レジストリーはまだ読み込み中です。現在 {{count}} 人、{{asOf}} 時点。',
}
