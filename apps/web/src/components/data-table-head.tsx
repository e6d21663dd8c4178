import LongArrowAltDownIcon from '@patternfly/react-icons/dist/esm/icons/long-arrow-alt-down-icon'
import LongArrowAltUpIcon from '@patternfly/react-icons/dist/esm/icons/long-arrow-alt-up-icon'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './data-table.module.css'

export type Sort = { by: string; direction: 'asc' | 'desc' }

type Props = {
  label: string
  /** The name by which the server sorts; without one the head is plain. */
  sortBy: string | undefined
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}

/** A head that sorts by its column, the other way round at the second press. */
export function DataTableHead({ label, sortBy, sort, onSort }: Props) {
  if (sortBy === undefined || onSort === undefined) return <th scope="col">{label}</th>
  const direction = sort?.by === sortBy ? sort.direction : undefined
  const Arrow = direction === 'desc' ? LongArrowAltDownIcon : LongArrowAltUpIcon
  return (
    <th scope="col" aria-sort={direction === undefined ? 'none' : ARIA_SORT[direction]}>
      <button
        type="button"
        className={styles['sort']}
        data-sorted={direction !== undefined}
        onClick={() => onSort({ by: sortBy, direction: direction === 'asc' ? 'desc' : 'asc' })}
      >
        {label} <Arrow className={styles['arrow']} />
      </button>
    </th>
  )
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const

/** The head of a column that has nothing to show above it. */
export function HiddenHead({ label }: { label: string }) {
  return (
    <th scope="col">
      <VisuallyHidden>{label}</VisuallyHidden>
    </th>
  )
}
