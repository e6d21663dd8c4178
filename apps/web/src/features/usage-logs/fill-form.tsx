import { Form, FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core'
import { fillUsageLogs } from '@quaymaster/contracts/usage-logs'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GatedButton } from '../../components/gated-button.tsx'
import { call } from '../../lib/api.ts'
import { isApiError } from '../../lib/api-error.ts'
import { formatNumber } from '../../lib/format.ts'
import { useDecision } from '../../lib/me.ts'
import { serverNowMs } from '../../lib/server-clock.ts'
import { showToast } from '../../lib/toasts.ts'
import { COVERAGE_KEY } from './log-queries.ts'
import styles from './coverage-page.module.css'

const WEEK_DAYS = 7
const dayBefore = (days: number) => new Date(serverNowMs() - days * 86_400_000).toISOString().slice(0, 10)

/** Puts days first in the queue. */
export function FillForm() {
  const { t } = useTranslation()
  const id = useId()
  const decision = useDecision('usage-log.fill')
  const [from, setFrom] = useState(() => dayBefore(WEEK_DAYS))
  const [to, setTo] = useState(() => dayBefore(0))
  const [isInverted, setIsInverted] = useState(false)
  const { mutateAsync } = useMutation({
    mutationFn: (range: { from: string; to: string }) => call(fillUsageLogs, { body: range }),
    meta: { invalidates: [COVERAGE_KEY] },
  })
  async function fill() {
    setIsInverted(from > to)
    if (from === '' || to === '' || from > to) return
    try {
      const { days } = await mutateAsync({ from, to })
      // The present day is followed as it goes on, and takes no place in the queue.
      const count = days.filter(({ state }) => state !== 'complete' && state !== 'open').length
      const title =
        count === 0
          ? t('usageLogs.coverage.fill.nothing')
          : t('usageLogs.coverage.fill.started', { count, number: formatNumber(count) })
      showToast({ kind: 'success', title })
    } catch (error) {
      showToast({
        kind: 'danger',
        title: t('usageLogs.coverage.fill.failed'),
        ...(isApiError(error) && { problem: error.problem }),
      })
    }
  }
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        if (decision.isAllowed) void fill()
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
        <GatedButton variant="secondary" decision={decision} onClick={() => void fill()}>
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
