import {
  Divider,
  MenuGroup,
  MenuSearch,
  MenuSearchInput,
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
} from '@patternfly/react-core'
import { USAGE_LOG_GROUPS } from '@quaymaster/contracts/usage-log-kinds'
import { useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { findKinds } from './kind-words.ts'
import { withSearch } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'
import styles from './filters.module.css'

type Props = { search: UsageLogSearch; onSearch: (search: UsageLogSearch) => void }

const MOST_KINDS = 20
const membersOf = (list: string | undefined): string[] => list?.split(',') ?? []

function toggled(list: string | undefined, value: string): string | undefined {
  const members = membersOf(list)
  return (
    (members.includes(value) ? members.filter((item) => item !== value) : [...members, value]).join(',') || undefined
  )
}

/** Groups of kinds, and each of the 146 kinds, found by its words. */
export function KindFilter({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const [text, setText] = useState('')
  const groups = membersOf(search.groups)
  const kinds = membersOf(search.kinds)
  const chosen = groups.length + kinds.length
  function onSelect(value: string) {
    const [list = '', member = ''] = value.split(':')
    onSearch(
      withSearch(
        search,
        list === 'group' ? { groups: toggled(search.groups, member) } : { kinds: toggled(search.kinds, member) },
      ),
    )
  }
  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onSelect={(_event, value) => onSelect(String(value))}
      isScrollable
      toggle={(ref: RefObject<HTMLButtonElement | null>) => (
        <MenuToggle
          ref={ref}
          isExpanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          {...(chosen > 0 && { badge: <span className={styles['chosen']}>{chosen}</span> })}
        >
          {t('usageLogs.filters.kinds')}
        </MenuToggle>
      )}
    >
      <MenuSearch>
        <MenuSearchInput>
          <SearchInput
            aria-label={t('usageLogs.filters.findKind')}
            placeholder={t('usageLogs.filters.findKind')}
            value={text}
            onChange={(_event, next) => setText(next)}
            onClear={() => setText('')}
          />
        </MenuSearchInput>
      </MenuSearch>
      <Divider />
      {isOpen && <Choices text={text} groups={groups} kinds={kinds} />}
    </Select>
  )
}

function Choices({ text, groups, kinds }: { text: string; groups: readonly string[]; kinds: readonly string[] }) {
  const { t } = useTranslation()
  const found = findKinds(text)
  const shown = [
    ...found.filter(({ kind }) => kinds.includes(kind)),
    ...found.filter(({ kind }) => !kinds.includes(kind)),
  ]
  const named = USAGE_LOG_GROUPS.map((group) => ({ group, words: t(`usageLogs.groups.${group}`) })).filter(
    ({ words }) => words.toLowerCase().includes(text.trim().toLowerCase()),
  )
  return (
    <>
      {named.length > 0 && (
        <MenuGroup label={t('usageLogs.filters.groupsOfKinds')} labelHeadingLevel="h3">
          <SelectList aria-label={t('usageLogs.filters.groupsOfKinds')}>
            {named.map(({ group, words }) => (
              <SelectOption key={group} value={`group:${group}`} hasCheckbox isSelected={groups.includes(group)}>
                {words}
              </SelectOption>
            ))}
          </SelectList>
        </MenuGroup>
      )}
      <MenuGroup label={t('usageLogs.filters.singleKinds')} labelHeadingLevel="h3">
        <SelectList aria-label={t('usageLogs.filters.singleKinds')}>
          {shown.slice(0, MOST_KINDS).map(({ kind, words }) => (
            <SelectOption
              key={kind}
              value={`kind:${kind}`}
              hasCheckbox
              isSelected={kinds.includes(kind)}
              description={words === kind ? undefined : kind}
            >
              {words}
            </SelectOption>
          ))}
        </SelectList>
      </MenuGroup>
      {shown.length === 0 && named.length === 0 && <p className={styles['note']}>{t('usageLogs.filters.noKind')}</p>}
      {shown.length > MOST_KINDS && (
        <p className={styles['note']}>{t('usageLogs.filters.moreKinds', { count: shown.length - MOST_KINDS })}</p>
      )}
    </>
  )
}
