import { TextInput } from '@patternfly/react-core'
import { USAGE_LOG_GROUPS } from '@quaymaster/contracts/usage-log-kinds'
import { memo, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterPopover } from '../../components/filter-popover.tsx'
import { findKinds } from './kind-words.ts'
import { withSearch } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'
import styles from './filters.module.css'

type Props = { search: UsageLogSearch; onSearch: (search: UsageLogSearch) => void }

const MOST_KINDS = 20
const membersOf = (list: string | undefined): string[] => list?.split(',') ?? []

function toggled(list: string | undefined, value: string): string | undefined {
  const members = membersOf(list)
  const next = members.includes(value) ? members.filter((item) => item !== value) : [...members, value]
  return next.join(',') || undefined
}

/** Groups of kinds, and each of the 146 kinds, found by its words. */
export const KindFilter = memo(function KindFilter({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const isSet = search.kinds !== undefined || search.groups !== undefined
  return (
    <FilterPopover label={t('usageLogs.filters.kinds')} isSet={isSet}>
      {() => <KindChoices search={search} onSearch={onSearch} />}
    </FilterPopover>
  )
})

function KindChoices({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const groups = membersOf(search.groups)
  return (
    <div className={styles['kinds']}>
      <fieldset className={styles['groups']}>
        <legend>{t('usageLogs.filters.groupsOfKinds')}</legend>
        {USAGE_LOG_GROUPS.map((group) => (
          <Choice
            key={group}
            label={t(`usageLogs.groups.${group}`)}
            isChosen={groups.includes(group)}
            onToggle={() => onSearch(withSearch(search, { groups: toggled(search.groups, group) }))}
          />
        ))}
      </fieldset>
      <TextInput
        type="search"
        aria-label={t('usageLogs.filters.findKind')}
        placeholder={t('usageLogs.filters.findKind')}
        value={text}
        onChange={(_event, next) => setText(next)}
      />
      <SingleKinds text={text} search={search} onSearch={onSearch} />
    </div>
  )
}

function SingleKinds({ text, search, onSearch }: Props & { text: string }) {
  const { t } = useTranslation()
  const chosen = membersOf(search.kinds)
  const found = findKinds(text)
  const shown = [
    ...found.filter(({ kind }) => chosen.includes(kind)),
    ...found.filter(({ kind }) => !chosen.includes(kind)),
  ]
  return (
    <fieldset className={styles['single']}>
      <legend>{t('usageLogs.filters.singleKinds')}</legend>
      {shown.slice(0, MOST_KINDS).map(({ kind, words }) => (
        <Choice
          key={kind}
          label={words}
          note={words === kind ? undefined : kind}
          isChosen={chosen.includes(kind)}
          onToggle={() => onSearch(withSearch(search, { kinds: toggled(search.kinds, kind) }))}
        />
      ))}
      {shown.length === 0 && <p className={styles['note']}>{t('usageLogs.filters.noKind')}</p>}
      {shown.length > MOST_KINDS && (
        <p className={styles['note']}>{t('usageLogs.filters.moreKinds', { count: shown.length - MOST_KINDS })}</p>
      )}
    </fieldset>
  )
}

type ChoiceProps = { label: string; note?: string | undefined; isChosen: boolean; onToggle: () => void }

function Choice({ label, note, isChosen, onToggle }: ChoiceProps) {
  const id = useId()
  return (
    <label htmlFor={id} className={styles['choice']}>
      <input id={id} type="checkbox" checked={isChosen} onChange={onToggle} />
      <span>
        {label}
        {note !== undefined && <span className={styles['kind']}> {note}</span>}
      </span>
    </label>
  )
}
