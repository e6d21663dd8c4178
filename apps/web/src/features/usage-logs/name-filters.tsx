import { Checkbox } from '@patternfly/react-core'
import { listUsers } from '@quaymaster/contracts/users'
import { useQuery } from '@tanstack/react-query'
import { memo, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../lib/api.ts'
import { useSeesField } from '../../lib/me.ts'
import { checkFilter } from './check-filter.ts'
import { FilterField, FilterForm } from '../../components/filter-form.tsx'
import { FilterPopover } from '../../components/filter-popover.tsx'
import { withSearch } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'

type Props = { search: UsageLogSearch; onSearch: (search: UsageLogSearch) => void }
type FormProps = Props & { onDone: () => void }

const SUGGESTIONS = 12

/** Who, where, and from which address; names are checked before the list is asked. */
export const NameFilters = memo(function NameFilters({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const seesAddress = useSeesField('usage-log.list', 'address')
  return (
    <>
      <FilterPopover label={t('usageLogs.filters.person')} isSet={search.person !== undefined}>
        {(close) => <PersonForm search={search} onSearch={onSearch} onDone={close} />}
      </FilterPopover>
      <FilterPopover
        label={t('usageLogs.filters.where')}
        isSet={search.namespace !== undefined || search.repository !== undefined}
      >
        {(close) => <WhereForm search={search} onSearch={onSearch} onDone={close} />}
      </FilterPopover>
      {seesAddress && (
        <FilterPopover label={t('usageLogs.filters.address')} isSet={search.address !== undefined}>
          {(close) => <AddressForm search={search} onSearch={onSearch} onDone={close} />}
        </FilterPopover>
      )}
    </>
  )
})

function PersonForm({ search, onSearch, onDone }: FormProps) {
  const { t } = useTranslation()
  const id = useId()
  const [person, setPerson] = useState(search.person ?? '')
  const [hasRobots, setHasRobots] = useState(search.robots === 'true')
  const name = person.trim()
  const isRobot = name.includes('+')
  const { data: suggestions } = useQuery({
    queryKey: ['usage-logs', 'names', name],
    queryFn: async ({ signal }) => {
      const { users } = await call(listUsers, { query: { search: name, limit: String(SUGGESTIONS) } }, { signal })
      return users.map((user) => user.name)
    },
    enabled: name !== '' && !isRobot,
    staleTime: 60_000,
  })
  async function apply() {
    if (name !== '') await checkFilter({ person: name })
    const robots = hasRobots && !isRobot ? ('true' as const) : undefined
    onSearch(withSearch(search, { person: name || undefined, robots }))
    onDone()
    return undefined
  }
  return (
    <FilterForm submitLabel={t('usageLogs.filters.apply')} fields={['person']} onApply={apply}>
      {(problemOf) => (
        <>
          <FilterField
            label={t('usageLogs.filters.person')}
            value={person}
            onChange={setPerson}
            problem={problemOf('person')}
            help={t('usageLogs.filters.personHelp')}
            suggestions={suggestions ?? []}
          />
          <Checkbox
            id={`${id}-robots`}
            label={t('usageLogs.filters.withRobots')}
            isChecked={hasRobots && !isRobot}
            isDisabled={isRobot}
            onChange={(_event, isChecked) => setHasRobots(isChecked)}
          />
        </>
      )}
    </FilterForm>
  )
}

function WhereForm({ search, onSearch, onDone }: FormProps) {
  const { t } = useTranslation()
  const [namespace, setNamespace] = useState(search.namespace ?? '')
  const [repository, setRepository] = useState(search.repository ?? '')
  async function apply() {
    const where = { namespace: namespace.trim() || undefined, repository: repository.trim() || undefined }
    await checkFilter(where)
    onSearch(withSearch(search, where))
    onDone()
    return undefined
  }
  return (
    <FilterForm submitLabel={t('usageLogs.filters.apply')} fields={['namespace', 'repository']} onApply={apply}>
      {(problemOf) => (
        <>
          <FilterField
            label={t('usageLogs.labels.namespace')}
            value={namespace}
            onChange={setNamespace}
            problem={problemOf('namespace')}
          />
          <FilterField
            label={t('usageLogs.labels.repository')}
            value={repository}
            onChange={setRepository}
            problem={problemOf('repository')}
            help={t('usageLogs.filters.whereHelp')}
          />
        </>
      )}
    </FilterForm>
  )
}

function AddressForm({ search, onSearch, onDone }: FormProps) {
  const { t } = useTranslation()
  const [address, setAddress] = useState(search.address ?? '')
  async function apply() {
    const typed = address.trim() || undefined
    if (typed !== undefined) await checkFilter({ address: typed })
    onSearch(withSearch(search, { address: typed }))
    onDone()
    return undefined
  }
  return (
    <FilterForm submitLabel={t('usageLogs.filters.apply')} fields={['address']} onApply={apply}>
      {(problemOf) => (
        <FilterField
          label={t('usageLogs.labels.address')}
          value={address}
          onChange={setAddress}
          problem={problemOf('address')}
          help={t('usageLogs.filters.addressHelp')}
        />
      )}
    </FilterForm>
  )
}
