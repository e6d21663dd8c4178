import { Button, Label, LabelGroup } from '@patternfly/react-core'
import { USAGE_LOG_GROUPS } from '@quaymaster/contracts/usage-log-kinds'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { UnreadParameters } from '../../components/unread-parameters.tsx'
import { kindWords } from './kind-words.ts'
import { useRangeWords } from './range-filter.tsx'
import {
  chosenRange,
  clearLogFilters,
  isLogNarrowed,
  readUsageLogParameters,
  withRange,
  withSearch,
} from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'
import styles from './filters.module.css'

type Props = { search: UsageLogSearch; onSearch: (search: UsageLogSearch) => void }
type Chip = { key: string; label: string; without: UsageLogSearch }

/** What narrows the list, each of which can be taken away. */
export const LogChips = memo(function LogChips({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const chips = useChips(search)
  return (
    <div className={styles['chips']}>
      {chips.map(({ category, items }) => (
        <LabelGroup key={category} categoryName={category} numLabels={6}>
          {items.map(({ key, label, without }) => (
            <Label
              key={key}
              variant="outline"
              closeBtnAriaLabel={t('common.list.removeFilter', { name: label })}
              onClose={() => onSearch(without)}
            >
              {label}
            </Label>
          ))}
        </LabelGroup>
      ))}
      <UnreadParameters read={readUsageLogParameters} />
      {isLogNarrowed(search) && (
        <Button variant="link" isInline onClick={() => onSearch(clearLogFilters(search))}>
          {t('common.list.clearFilters')}
        </Button>
      )}
    </div>
  )
})

function useChips(search: UsageLogSearch): { category: string; items: Chip[] }[] {
  const { t } = useTranslation()
  const rangeWords = useRangeWords()
  const { person, robots } = search
  const one = (key: 'namespace' | 'repository' | 'address' | 'text') => {
    const value = search[key]
    if (value === undefined) return []
    return [
      {
        category: t(`usageLogs.labels.${key}`),
        items: [{ key, label: value, without: withSearch(search, { [key]: undefined }) }],
      },
    ]
  }
  const several = (key: 'groups' | 'kinds', category: string, words: (member: string) => string) => {
    const members = search[key]?.split(',') ?? []
    if (members.length === 0) return []
    const items = members.map((member) => ({
      key: member,
      label: words(member),
      without: withSearch(search, { [key]: members.filter((item) => item !== member).join(',') || undefined }),
    }))
    return [{ category, items }]
  }
  const groupWords = (group: string) => {
    const known = USAGE_LOG_GROUPS.find((item) => item === group)
    return known === undefined ? group : t(`usageLogs.groups.${known}`)
  }
  return [
    ...(chosenRange(search) === 'week'
      ? []
      : [
          {
            category: t('usageLogs.labels.range'),
            items: [{ key: 'range', label: rangeWords(search), without: withRange(search, 'week') }],
          },
        ]),
    ...(person === undefined
      ? []
      : [
          {
            category: t('usageLogs.labels.user'),
            items: [
              {
                key: 'person',
                label: robots ? t('usageLogs.filters.personChip', { name: person }) : person,
                without: withSearch(search, { person: undefined }),
              },
            ],
          },
        ]),
    ...several('groups', t('usageLogs.labels.group'), groupWords),
    ...several('kinds', t('usageLogs.labels.kind'), kindWords),
    ...one('namespace'),
    ...one('repository'),
    ...one('address'),
    ...one('text'),
  ]
}
