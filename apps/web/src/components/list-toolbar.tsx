import {
  Button,
  Label,
  LabelGroup,
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
} from '@patternfly/react-core'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../lib/commands.ts'
import styles from './list-toolbar.module.css'

type FilterOption = { value: string; label: string }
export type Filter = {
  key: string
  label: string
  options: readonly FilterOption[]
  /** What is chosen; several are joined by "or". */
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

type Props = {
  search: string
  searchLabel: string
  onSearch: (search: string) => void
  filters?: readonly Filter[]
  onClearAll?: () => void
  /** Count and age, at the end of the line. */
  children?: ReactNode
}

const SEARCH_DELAY_MS = 150

/** Search (focus on `/`), filters with their chips, count and age: one line over every list. */
export function ListToolbar({ search, searchLabel, onSearch, filters = [], onClearAll, children }: Props) {
  return (
    <div className={styles['toolbar']}>
      <div className={styles['line']}>
        <SearchField value={search} label={searchLabel} onChange={onSearch} />
        {filters.map((filter) => (
          <FilterSelect key={filter.key} filter={filter} />
        ))}
        <div className={styles['end']}>{children}</div>
      </div>
      <FilterChips filters={filters} onClearAll={onClearAll} />
    </div>
  )
}

/** Sends what was typed after a short pause, and at once on Enter. */
function SearchField({ value, label, onChange }: { value: string; label: string; onChange: (value: string) => void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // Back, forward and "clear all" change the URL: the field follows.
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (typed === value) return undefined
    const timer = setTimeout(() => latest.current(typed), SEARCH_DELAY_MS)
    return () => clearTimeout(timer)
  }, [typed, value])
  useCommand('search', () => input.current?.select())
  return (
    <SearchInput
      ref={input}
      className={styles['search'] ?? ''}
      aria-label={label}
      placeholder={label}
      value={typed}
      resetButtonLabel={t('common.list.clearSearch')}
      onChange={(_event, next) => setTyped(next)}
      onSearch={() => onChange(typed)}
      onClear={() => {
        setTyped('')
        onChange('')
      }}
    />
  )
}

function FilterSelect({ filter }: { filter: Filter }) {
  const [isOpen, setIsOpen] = useState(false)
  const { chosen } = filter
  const toggleValue = (value: string) =>
    filter.onChange(chosen.includes(value) ? chosen.filter((item) => item !== value) : [...chosen, value])
  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      selected={chosen}
      onSelect={(_event, value) => toggleValue(String(value))}
      toggle={(ref: RefObject<HTMLButtonElement | null>) => (
        <MenuToggle
          ref={ref}
          isExpanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          {...(chosen.length > 0 && { badge: <span className={styles['chosen']}>{chosen.length}</span> })}
        >
          {filter.label}
        </MenuToggle>
      )}
    >
      <SelectList aria-label={filter.label}>
        {filter.options.map((option) => (
          <SelectOption key={option.value} value={option.value} hasCheckbox isSelected={chosen.includes(option.value)}>
            {option.label}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  )
}

function FilterChips({ filters, onClearAll }: { filters: readonly Filter[]; onClearAll: (() => void) | undefined }) {
  const { t } = useTranslation()
  const active = filters.filter(({ chosen }) => chosen.length > 0)
  if (active.length === 0) return null
  return (
    <div className={styles['chips']}>
      {active.map((filter) => (
        <LabelGroup key={filter.key} categoryName={filter.label}>
          {filter.options
            .filter(({ value }) => filter.chosen.includes(value))
            .map(({ value, label }) => (
              <Label
                key={value}
                variant="outline"
                closeBtnAriaLabel={t('common.list.removeFilter', { name: label })}
                onClose={() => filter.onChange(filter.chosen.filter((item) => item !== value))}
              >
                {label}
              </Label>
            ))}
        </LabelGroup>
      ))}
      {onClearAll !== undefined && (
        <Button variant="link" isInline onClick={onClearAll}>
          {t('common.list.clearFilters')}
        </Button>
      )}
    </div>
  )
}
