import type { Words } from '../words.ts'

export const usageLogVerdicts: Words['usageLogVerdicts'] = {
  complete: '完全: この条件と期間について Quay が持つすべてのエントリーです。',
  incomplete: '不完全です。',
  unchecked: '最後まで読み取りましたが、すべては照合できていません。',
  gap: '{{day}}: {{missing}} 件が不足しています。Quay が返すエントリーは、Quay の集計より少なくなっています。',
  partial: '{{day}}: {{from}} から {{to}} までのみ読み取りました。',
  partialBecause: '{{day}}: {{from}} から {{to}} までのみ読み取りました (理由: {{reason}})。',
  unread: '{{days}}: 読み取っていません。',
  unreadBecause: '{{days}}: 読み取っていません (理由: {{reason}})。',
  notChecked: '{{days}}: 読み取りましたが、Quay の集計とは照合していません。',
  counted: '{{day}}: 読み取ったものはすべて含まれています。現在の Quay の集計は {{counted}} 件です。',
  open: '{{day}} は未確定です: {{time}} まで読み取りました。',
  openBecause: '{{day}}: {{time}} までのみ読み取りました (理由: {{reason}})。',
  reasons: {
    search_unavailable: 'この Quay は使用ログを検索できない場所に書き込んでいます',
    store_damaged: 'ログストアが破損しています',
    store_full: 'ログストアのディスクがいっぱいです',
    credential: 'コンソールのトークンが Quay に受け入れられません',
    unreachable: 'Quay が応答していません',
    not_allowed: 'コンソールのトークンでは使用ログを読み取れません',
    bad_response: 'Quay がエラーを返しました',
    not_stored: '保存されておらず、Quay に問い合わせていません',
    call_limit: '許可された呼び出し回数を使い切りました',
  },
}
