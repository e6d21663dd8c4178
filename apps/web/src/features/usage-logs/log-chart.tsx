import type { UsageLogGroup } from '@quaymaster/contracts/usage-log-kinds'
import { useId, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { CHART_HEIGHT, dayIndexAt, dayTotal, groupAt, groupPath, groupTotals, spanOf } from './chart-scale.ts'
import type { DaySpan } from './chart-scale.ts'
import { isPartlyCounted } from './chart-days.ts'
import type { CountedDay } from './chart-days.ts'
import { useChartWords } from './chart-words.ts'
import { formatShortDay } from './log-time.ts'
import styles from './log-chart.module.css'

type Props = {
  days: readonly CountedDay[]
  /** Narrows to these days and, where one was hit, this group. */
  onNarrow: (span: DaySpan, group?: UsageLogGroup) => void
  onGroup: (group: UsageLogGroup) => void
}

/** Days by groups of kinds. Dragging or Shift with the arrows chooses days, a click or Enter narrows to them. */
export function LogChart({ days, onNarrow, onGroup }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const words = useChartWords(days)
  const [hovered, setHovered] = useState<number>()
  const [brush, setBrush] = useState<{ from: number; to: number; isDragged: boolean }>()
  const at = brush?.to ?? hovered ?? days.length - 1
  const totals = groupTotals(days)
  const span = brush && spanOf(brush.from, brush.to)

  const pointed = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      index: dayIndexAt((event.clientX - box.left) / box.width, days.length),
      height: 1 - (event.clientY - box.top) / box.height,
    }
  }
  function onPointerDown(event: PointerEvent) {
    if (event.button !== 0) return
    const { index } = pointed(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    setBrush({ from: index, to: index, isDragged: true })
  }
  function onPointerMove(event: PointerEvent) {
    const { index } = pointed(event)
    if (index !== hovered) setHovered(index)
    if (brush?.isDragged === true && brush.to !== index) setBrush({ ...brush, to: index })
  }
  function onPointerUp(event: PointerEvent) {
    if (brush?.isDragged !== true) return
    const { index, height } = pointed(event)
    setBrush(undefined)
    if (index === brush.from) onNarrow(spanOf(index, index), groupAt(days, index, height))
    else onNarrow(spanOf(brush.from, index))
  }
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -days.length, End: days.length }[event.key]
    if (by !== undefined) {
      const to = Math.min(Math.max(at + by, 0), days.length - 1)
      setBrush({ from: event.shiftKey ? (brush?.from ?? at) : to, to, isDragged: false })
    } else if (event.key === 'Enter' || event.key === ' ') {
      setBrush(undefined)
      onNarrow(span ?? spanOf(at, at))
    } else if (event.key === 'Escape' && brush !== undefined) {
      setBrush(undefined)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const shown = span ?? (hovered === undefined ? undefined : spanOf(hovered, hovered))
  const percent = (index: number) => `${(index / days.length) * 100}%`
  return (
    <div>
      <div
        className={styles['plot']}
        role="slider"
        tabIndex={0}
        aria-label={t('usageLogs.chart.label')}
        aria-describedby={`${id}-keys`}
        aria-valuemin={0}
        aria-valuemax={days.length - 1}
        aria-valuenow={at}
        aria-valuetext={words.spanText(span ?? spanOf(at, at))}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setBrush(undefined)}
        onPointerLeave={() => setHovered(undefined)}
        onKeyDown={onKeyDown}
        onBlur={() => setBrush(undefined)}
      >
        <svg
          className={styles['bars']}
          viewBox={`0 0 ${days.length} ${CHART_HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden
          focusable="false"
        >
          <path className={styles['uncounted']} d={uncountedPath(days)} />
          <path className={styles['partly']} d={partlyPath(days)} />
          {totals.map(({ group }) => (
            <path key={group} data-group={group} className={styles['group']} d={groupPath(days, group)} />
          ))}
        </svg>
        {shown !== undefined && (
          <div
            className={styles['chosen']}
            data-brush={span !== undefined || undefined}
            style={{ insetInlineStart: percent(shown.first), inlineSize: percent(shown.last - shown.first + 1) }}
          />
        )}
      </div>
      <VisuallyHidden>
        <span id={`${id}-keys`}>{t('usageLogs.chart.keys')}</span>
      </VisuallyHidden>
      <div className={styles['axis']} aria-hidden>
        <span>{days[0] && formatShortDay(days[0].day)}</span>
        <span className={styles['reading']}>{shown !== undefined && words.spanText(shown)}</span>
        <span>{days.length > 1 && formatShortDay(days.at(-1)?.day ?? '')}</span>
      </div>
      <ul className={styles['legend']}>
        {totals.map(({ group, count }) => (
          <li key={group}>
            <button type="button" className={styles['key']} onClick={() => onGroup(group)}>
              <i data-group={group} aria-hidden /> {t(`usageLogs.groups.${group}`)} {words.number(count)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Days of which nobody knows how many entries they have. */
const uncountedPath = (days: readonly CountedDay[]): string =>
  days
    .map((day, index) =>
      day.source === 'none' && dayTotal(day) === 0 ? `M${index + 0.07} ${CHART_HEIGHT}h0.86v-14h-0.86z` : '',
    )
    .join('')

/** Days of which only a part is held and counted. */
const partlyPath = (days: readonly CountedDay[]): string =>
  days
    .map((day, index) =>
      isPartlyCounted(day) ? `M${index + 0.03} ${CHART_HEIGHT}v-${CHART_HEIGHT}h0.94v${CHART_HEIGHT}` : '',
    )
    .join('')
