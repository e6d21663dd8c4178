import { Form, FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GatedButton } from '../../components/gated-button.tsx'
import { useReportedChange } from '../../components/use-change.ts'
import { formatNumber } from '../../lib/format.ts'
import { useDecision } from '../../lib/me.ts'
import { serverNowMs } from '../../lib/server-clock.ts'
import { fillUsageLogsChange } from './log-changes.ts'
import styles from './coverage-page.module.css'
import { DAY_MS } from './log-time.ts'

const WEEK_DAYS = 7
const dayBefore = (days: number) => new Date(serverNowMs() - days * DAY_MS).toISOString().slice(0, 10)

/** Puts days first in the queue. */
export function FillForm() {
  const { t } = useTranslation()
  const id = useId()
  const decision = useDecision('usage-log.fill')
  const [from, setFrom] = useState(() => dayBefore(WEEK_DAYS))
  const [to, setTo] = useState(() => dayBefore(0))
  const [isInverted, setIsInverted] = useState(false)
  const queue = useReportedChange(fillUsageLogsChange, {
    done: ({ days }) => {
      // The present day is followed as it goes on, and takes no place in the queue.
      const count = days.filter(({ state }) => state !== 'complete' && state !== 'open').length
      return count === 0
        ? t('usageLogs.coverage.fill.nothing')
        : t('usageLogs.coverage.fill.started', { count, number: formatNumber(count) })
    },
    failed: () => t('usageLogs.coverage.fill.failed'),
  })
  function fill() {
    setIsInverted(from > to)
    if (from === '' || to === '' || from > to) return
    queue.run({ from, to })
  }
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        if (decision.isAllowed) fill()
      }}
    >
      <div className={styles['fill']}>
        <FormGroup label={t('usageLogs.coverage.fill.from')} fieldId={`${id}-from`}>
          <TextInput id={`${id}-from`} type="date" value={from} onChange={(_event, next) => setFrom(next)} />
        </FormGroup>
        <FormGroup label={t('usageLogs.coverage.fill.to')} fieldId={`${id}-to`}>
          <TextInput
            id={`${id}-to`}
            type="date"
            value={to}
            validated={isInverted ? 'error' : 'default'}
            aria-describedby={isInverted ? `${id}-note` : undefined}
            onChange={(_event, next) => {
              setTo(next)
              setIsInverted(false)
            }}
          />
        </FormGroup>
        <GatedButton variant="secondary" decision={decision} onClick={fill}>
          {t('usageLogs.coverage.fill.action')}
        </GatedButton>
      </div>
      {isInverted && (
        <FormHelperText>
          <HelperText id={`${id}-note`} isLiveRegion>
            <HelperTextItem variant="error">{t('usageLogs.ranges.inverted')}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </Form>
  )
}
