import { Tooltip } from '@patternfly/react-core'
import { useTranslation } from 'react-i18next'
import { formatAge, formatInstant } from '../lib/format.ts'
import { useNow } from '../lib/now.ts'

/** A relative time; the full local time with its zone on hover and focus. Turns with the clock. */
export function Age({ at }: { at: string }) {
  useTranslation()
  const nowMs = useNow()
  return (
    <Tooltip content={formatInstant(at)}>
      <time dateTime={at} tabIndex={0}>
        {formatAge(at, nowMs)}
      </time>
    </Tooltip>
  )
}

/** A full local time with its zone. */
export function Instant({ at }: { at: string }) {
  useTranslation()
  return <time dateTime={at}>{formatInstant(at)}</time>
}
