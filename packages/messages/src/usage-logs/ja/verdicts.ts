import type { usageLogVerdicts as english } from '../en/verdicts.ts'
import type { Translated } from '../../translated.ts'

export const usageLogVerdicts: Translated<typeof english> = {
  complete: '完全: このフィルターと期間について、Quay にあるすべてのエントリーです。',
  incomplete: '不完全です。',
  unchecked: '最後まで読み取りましたが、照合していない部分があります。',
  gap: '{{day}}: {{missing}} 件が不足しています。Quay が返すエントリーは、Quay の集計より少なくなっています。',
  gapBecause: '{{day}}: 不足しているエントリーがあります (理由: {{reason}})。',
  partial: '{{day}}: {{from}} から {{to}} までのみ読み取りました。',
  partialBecause: '{{day}}: {{from}} から {{to}} までのみ読み取りました (理由: {{reason}})。',
  unread: '{{days}}: 読み取っていません。',
  unreadBecause: '{{days}}: 読み取っていません (理由: {{reason}})。',
  notChecked: '{{days}}: 読み取りましたが、Quay の集計とは照合していません。',
  counted: '{{day}}: 読み取ったエントリーはすべて含まれています。現在の Quay の集計は {{counted}} 件です。',
  open: '{{day}} は未確定です: {{time}} まで読み取りました。',
  openBecause: '{{day}}: {{time}} までのみ読み取りました (理由: {{reason}})。',
  reasons: {
    search_unavailable: 'Quay は検索できないシステムに使用ログを送信しています',
    store_damaged: 'ログストアが破損しています',
    store_full: 'ログストアのディスクがいっぱいです',
    credential: 'コンソールのトークンが Quay に受け入れられません',
    unreachable: 'Quay が応答していません',
    not_allowed: 'コンソールのトークンでは使用ログを読み取れません',
    bad_response: 'Quay がエラーを返しました',
    not_stored: '保存済みのエントリーだけを検索しました',
    call_limit: 'Quay への呼び出し回数の上限に達しました',
    page_too_large: 'Quay の一覧に、大きすぎて読み取れないページがあります',
    registry_unconfirmed: '保存済みのエントリーがこのレジストリーのものかどうかを確認中です',
  },
}
