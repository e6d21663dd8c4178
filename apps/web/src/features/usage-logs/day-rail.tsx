import { memo, useId, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import type { CountedDay } from './chart-days.ts'
import { dayIndexAt } from './chart-scale.ts'
import { formatDay, formatMonth } from './log-time.ts'
import styles from './day-rail.module.css'

type Props = {
  /** Oldest first, as they come. */
  days: readonly CountedDay[]
  onJump: (day: string) => void
}

const MOST_HEIGHT_PX = 440
const DAY_HEIGHT_PX = 28
const WIDTH = 12
const MONTHS_FROM_DAYS = 20

/** The days of the range, newest on top: solid when complete, hatched when partly read, empty when not. A click jumps there. */
export const DayRail = memo(function DayRail({ days, onJump }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const shown = days.toReversed()
  const [at, setAt] = useState(0)
  const [isHovered, setIsHovered] = useState(false)
  if (shown.length === 0) return null
  const height = Math.min(shown.length * DAY_HEIGHT_PX, MOST_HEIGHT_PX)
  const step = height / shown.length
  const index = Math.min(at, shown.length - 1)
  const textOf = (day: CountedDay | undefined) =>
    day === undefined
      ? ''
      : t('usageLogs.rail.day', { day: formatDay(day.day), state: t(`usageLogs.states.${day.state}`) })
  const indexAt = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return dayIndexAt((event.clientY - box.top) / box.height, shown.length)
  }
  const jump = (to: number) => {
    const day = shown[to]?.day
    if (day !== undefined) onJump(day)
  }
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowUp: -1, ArrowDown: 1, Home: -shown.length, End: shown.length }[event.key]
    if (by !== undefined) setAt(Math.min(Math.max(index + by, 0), shown.length - 1))
    else if (event.key === 'Enter' || event.key === ' ') jump(index)
    else return
    event.preventDefault()
  }
  const boxes = (states: readonly CountedDay['state'][]) =>
    shown
      .map(({ state }, place) =>
        states.includes(state) ? `M1 ${place * step + 1}h${WIDTH - 2}v${Math.max(step - 2, 0.5)}h${2 - WIDTH}z` : '',
      )
      .join('')
  return (
    <div className={styles['rail']}>
      <div
        className={styles['strip']}
        style={{ blockSize: height }}
        role="slider"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('usageLogs.rail.label')}
        aria-describedby={`${id}-keys`}
        aria-valuemin={0}
        aria-valuemax={shown.length - 1}
        aria-valuenow={index}
        aria-valuetext={textOf(shown[index])}
        onClick={(event) => jump(indexAt(event))}
        onMouseMove={(event) => {
          setIsHovered(true)
          setAt(indexAt(event))
        }}
        onMouseLeave={() => setIsHovered(false)}
        onKeyDown={onKeyDown}
      >
        <svg width={WIDTH} height={height} aria-hidden focusable="false">
          <defs>
            <pattern
              id={`${id}-hatch`}
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="2.5" height="5" className={styles['hatch']} />
            </pattern>
          </defs>
          <path className={styles['empty']} d={boxes(['empty', 'partial', 'filling', 'open'])} />
          <path fill={`url(#${id}-hatch)`} d={boxes(['partial', 'filling', 'open'])} />
          <path className={styles['complete']} d={boxes(['complete'])} />
          <path className={styles['different']} d={boxes(['different'])} />
        </svg>
        <span className={styles['mark']} style={{ insetBlockStart: index * step, blockSize: step }} aria-hidden />
        <span
          className={styles['name']}
          data-shown={isHovered || undefined}
          style={{ insetBlockStart: index * step }}
          aria-hidden
        >
          {textOf(shown[index])}
        </span>
      </div>
      <div className={styles['months']} style={{ blockSize: height }} aria-hidden>
        {monthsOf(shown).map(({ label, place }) => (
          <span key={place} style={{ insetBlockStart: place * step }}>
            {label}
          </span>
        ))}
      </div>
      <VisuallyHidden>
        <span id={`${id}-keys`}>{t('usageLogs.rail.keys')}</span>
      </VisuallyHidden>
    </div>
  )
})

/** Where a month begins, seen from the newest; short ranges have the number of each day instead. */
function monthsOf(days: readonly CountedDay[]): { label: string; place: number }[] {
  if (days.length <= MONTHS_FROM_DAYS)
    return days.map(({ day }, place) => ({ label: String(Number(day.slice(8))), place }))
  return days.flatMap(({ day }, place) =>
    place === 0 || days[place - 1]?.day.slice(0, 7) !== day.slice(0, 7) ? [{ label: formatMonth(day), place }] : [],
  )
}
