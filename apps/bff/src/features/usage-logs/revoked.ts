import type { Problem } from '@quaymaster/contracts/problem'
import type { UsageLogLine } from '@quaymaster/contracts/usage-logs'
import type { Language } from '@quaymaster/messages/languages'
import { usageLogExport as en } from '@quaymaster/messages/usage-logs/en/export'
import { usageLogExport as ja } from '@quaymaster/messages/usage-logs/ja/export'
import { csvLine } from '../../http/csv.ts'

/** The last line of NDJSON whose reader lost access. */
export const revokedLine = (problem: Problem): string =>
  `${JSON.stringify({ type: 'revoked', problem } satisfies UsageLogLine)}\n`

/** The same for a file of CSV. */
export const revokedRow = (language: Language): string => csvLine([(language === 'ja' ? ja : en).accessEnded])
