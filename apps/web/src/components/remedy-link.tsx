import type { Reason, ReasonCode } from '@quaymaster/contracts/decision'
import { Link } from '@tanstack/react-router'
import { useProblemWords } from './problem-words.ts'

const STATUS_REASONS: readonly ReasonCode[] = [
  'registry_unsupported',
  'registry_read_only',
  'credential_absent',
  'credential_dead',
  'credential_not_superuser',
  'credential_lacks_scope',
  'not_probed_yet',
]

/** What would help against a reason, with a link where a page of the console does. */
export function RemedyLink({ reason }: { reason: Reason | undefined }) {
  const { reasonWords } = useProblemWords()
  const { remedy } = reasonWords(reason)
  if (remedy === '') return null
  if (reason !== undefined && STATUS_REASONS.includes(reason.code)) return <Link to="/status">{remedy}</Link>
  return <p>{remedy}</p>
}
