import { Button, Label, LabelGroup, MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core'
import { useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from './search-field.tsx'
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
  /** Chips of what else the address holds; empty where there is nothing. */
  unread?: ReactNode
  /** Count and age, at the end of the line. */
  children?: ReactNode
}

/** Search (focus on `/`), filters with their chips, count and age: one line over every list. */
export function ListToolbar({ search, searchLabel, onSearch, filters = [], onClearAll, unread, children }: Props) {
  return (
    <div className={styles['toolbar']}>
      <div className={styles['line']}>
        <SearchField value={search} label={searchLabel} onChange={onSearch} />
        {filters.map((filter) => (
          <FilterSelect key={filter.key} filter={filter} />
        ))}
        <div className={styles['end']}>{children}</div>
      </div>
      <FilterChips filters={filters} onClearAll={onClearAll} unread={unread} />
    </div>
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

type ChipsProps = { filters: readonly Filter[]; onClearAll: (() => void) | undefined; unread: ReactNode }

function FilterChips({ filters, onClearAll, unread }: ChipsProps) {
  const { t } = useTranslation()
  const active = filters.filter(({ chosen }) => chosen.length > 0)
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
      {unread}
      {onClearAll !== undefined && active.length > 0 && (
        <Button variant="link" isInline onClick={onClearAll}>
          {t('common.list.clearFilters')}
        </Button>
      )}
    </div>
  )
}
