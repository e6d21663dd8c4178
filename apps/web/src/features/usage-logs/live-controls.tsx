import { Button, Tooltip } from '@patternfly/react-core'
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusLabel } from '../../components/status-label.tsx'
import type { StatusKind } from '../../components/status-label.tsx'
import { TechnicalDetail } from '../../components/problem-alert.tsx'
import type { LiveState, LiveTail } from './live-tail.ts'
import styles from './live-controls.module.css'

type Props = {
  tail: LiveTail | undefined
  isOn: boolean
  isPaused: boolean
  /** The range ends in the past: nothing new can come into it. */
  isFixed: boolean
  onSwitch: (isOn: boolean) => void
  onPause: (isPaused: boolean) => void
}

const LOOKS: Record<LiveState | 'paused', StatusKind> = {
  connecting: 'working',
  live: 'fine',
  paused: 'off',
  waiting: 'attention',
  failed: 'broken',
}

/** Follows the log as it is written, and how that goes. */
export const LiveControls = memo(function LiveControls({ tail, isOn, isPaused, isFixed, onSwitch, onPause }: Props) {
  const { t } = useTranslation()
  if (!isOn) {
    const button = (
      <Button variant="secondary" isAriaDisabled={isFixed} onClick={() => onSwitch(true)}>
        {t('usageLogs.live.follow')}
      </Button>
    )
    return isFixed ? <Tooltip content={t('usageLogs.live.fixedRange')}>{button}</Tooltip> : button
  }
  const state = tail?.state ?? 'connecting'
  const blocker = state === 'live' ? (tail?.blocker ?? null) : null
  const shown = state === 'live' && isPaused ? 'paused' : state
  const words =
    blocker === null
      ? t(`usageLogs.live.${shown}`)
      : t('usageLogs.live.silent', { reason: t(`usageLogVerdicts.reasons.${blocker}`) })
  return (
    <div className={styles['live']} role="status">
      <StatusLabel kind={blocker === null ? LOOKS[shown] : 'attention'}>{words}</StatusLabel>
      {state === 'failed' && <TechnicalDetail error={tail?.error} />}
      <Button variant="secondary" aria-pressed={isPaused} onClick={() => onPause(!isPaused)}>
        {t(isPaused ? 'usageLogs.live.resume' : 'usageLogs.live.pause')}
      </Button>
      <Button
        variant="plain"
        icon={<TimesIcon />}
        aria-label={t('usageLogs.live.stop')}
        title={t('usageLogs.live.stop')}
        onClick={() => onSwitch(false)}
      />
    </div>
  )
})
