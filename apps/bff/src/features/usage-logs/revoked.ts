import type { Problem } from '@quaymaster/contracts/problem'
import type { UsageLogLine } from '@quaymaster/contracts/usage-logs'
import { en } from '@quaymaster/messages/en'
import { ja } from '@quaymaster/messages/ja'
import type { Language } from '@quaymaster/messages/languages'
import { csvLine } from '../../http/csv.ts'

/** The last line of NDJSON whose reader lost access. */
export const revokedLine = (problem: Problem): string =>
  `${JSON.stringify({ type: 'revoked', problem } satisfies UsageLogLine)}\n`

/** The same for a file of CSV. */
export const revokedRow = (language: Language): string =>
  csvLine([(language === 'ja' ? ja : en).usageLogExport.accessEnded])
