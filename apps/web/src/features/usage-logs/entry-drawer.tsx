import { Button, Skeleton } from '@patternfly/react-core'
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon'
import { longestOriginalBytes } from '@quaymaster/contracts/shortened-text'
import { groupOfKind } from '@quaymaster/contracts/usage-log-kinds'
import type { RouteResponse } from '@quaymaster/contracts/route'
import type { readUsageLogEntry } from '@quaymaster/contracts/usage-logs'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { EmptyList } from '../../components/empty-list.tsx'
import { Facts } from '../../components/facts.tsx'
import type { Fact } from '../../components/facts.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { useProblemWords } from '../../components/problem-words.ts'
import { StatusLabel } from '../../components/status-label.tsx'
import { Subtle } from '../../components/subtle.tsx'
import { hasProblemCode } from '../../lib/api-error.ts'
import { formatBytes, formatInstant } from '../../lib/format.ts'
import { useFollowLinks } from './follow-links.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { LogSentence, userAddress } from './log-sentence.tsx'
import { entryQuery } from './log-queries.ts'
import { isFiledElsewhere, subjectWords, userOf } from './log-subject.ts'
import { withSearch } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'
import styles from './entry-drawer.module.css'

type Answer = RouteResponse<typeof readUsageLogEntry>
type Props = {
  id: string
  search: UsageLogSearch
  onSearch: (search: UsageLogSearch) => void
  onClose: () => void
}

/** One entry with everything that this role may see of it, beside the list, at an address of its own. */
export function EntryDrawer({ id, search, onSearch, onClose }: Props) {
  const { t } = useTranslation()
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, refetch } = useQuery(entryQuery(id))
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEscape(onClose)
  return (
    <aside className={styles['drawer']} aria-labelledby={headingId}>
      <header className={styles['header']}>
        <h2 id={headingId} ref={heading} tabIndex={-1} className={styles['title']}>
          {t('usageLogs.entry.title')}
        </h2>
        <Button variant="plain" icon={<TimesIcon />} aria-label={t('usageLogs.entry.close')} onClick={onClose} />
      </header>
      {data !== undefined && <EntryBody answer={data} search={search} onSearch={onSearch} />}
      {data === undefined && error === null && <Skeleton height="14rem" screenreaderText={t('common.loading')} />}
      {data === undefined && error !== null && <EntryError error={error} onRetry={() => void refetch()} />}
    </aside>
  )
}

/** Escape closes it, unless a menu, a pop-over or a dialog lies over it. */
function useEscape(onClose: () => void): void {
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('[role=dialog], [role=menu], [role=listbox]') === null) latest.current()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [])
}

/** Trying again cannot help. */
const LOST_CODES = ['usage_log_entry_gone', 'usage_log_link_old_form', 'usage_log_link_key_replaced'] as const

function EntryError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation()
  const { errorWords } = useProblemWords()
  const isLost = LOST_CODES.some((code) => hasProblemCode(error, code))
  if (!isLost) return <ProblemAlert error={error} onRetry={onRetry} />
  const { what, next } = errorWords(error)
  return (
    <EmptyList title={t('usageLogs.entry.goneTitle')}>
      <p>{what}</p>
      <p>{next}</p>
    </EmptyList>
  )
}

type BodyProps = { answer: Answer; search: UsageLogSearch; onSearch: (search: UsageLogSearch) => void }

function EntryBody({ answer, search, onSearch }: BodyProps) {
  const { t } = useTranslation()
  const root = useRef<HTMLDivElement>(null)
  useFollowLinks(root)
  const { entry, metadata, source } = answer
  const json = JSON.stringify({ ...entry, facts: undefined, metadata }, undefined, 2)
  return (
    <div ref={root}>
      <p className={styles['sentence']}>
        <LogSentence entry={entry} />
      </p>
      <Facts facts={useEntryFacts(answer, search, onSearch)} />
      <h3 className={styles['subtitle']}>{t('usageLogs.entry.metadata')}</h3>
      {Object.keys(metadata).length === 0 ? (
        <p>{t('usageLogs.entry.noMetadata')}</p>
      ) : (
        <Facts facts={Object.entries(metadata).map(([label, value]) => ({ label, value: <Value value={value} /> }))} />
      )}
      <div className={styles['actions']}>
        <CopyButton text={json} label={t('usageLogs.entry.copyJson')} />
        <CopyButton text={`${location.origin}/usage-logs/${entry.id}`} label={t('usageLogs.entry.copyLink')} />
      </div>
      <details className={styles['raw']}>
        <summary>{t('usageLogs.entry.raw')}</summary>
        <pre tabIndex={0}>{json}</pre>
      </details>
      <Subtle>{t(source === 'store' ? 'usageLogs.entry.fromStore' : 'usageLogs.entry.fromQuay')}</Subtle>
    </div>
  )
}

/** A value of the metadata; of a very long text the console has the beginning only, and says so first. */
function Value({ value }: { value: unknown }) {
  const { t } = useTranslation()
  const bytes = longestOriginalBytes(value)
  return (
    <>
      {bytes !== undefined && (
        <p>
          <StatusLabel kind="attention">{t('usageLogs.entry.shortened', { size: formatBytes(bytes) })}</StatusLabel>
        </p>
      )}
      {typeof value === 'string' ? value : <code>{JSON.stringify(value, undefined, 1)}</code>}
    </>
  )
}

function useEntryFacts({ entry }: Answer, search: UsageLogSearch, onSearch: BodyProps['onSearch']): Fact[] {
  const { t } = useTranslation()
  const { at, kind, subject, performer, namespace, repository, address, country, application, id } = entry
  const user = userOf(entry)
  const only = (label: string, change: Parameters<typeof withSearch>[1]) => (
    <Button variant="link" isInline size="sm" onClick={() => onSearch(withSearch(search, change))}>
      {label}
    </Button>
  )
  const facts: (Fact | undefined)[] = [
    {
      label: t('usageLogs.entry.at'),
      value: (
        <>
          {formatInstant(at)}{' '}
          <Subtle>
            (<Age at={at} />)
          </Subtle>
        </>
      ),
    },
    {
      label: t('usageLogs.labels.kind'),
      value: (
        <>
          {t('usageLogs.entry.kindOfGroup', { kind, group: t(`usageLogs.groups.${groupOfKind(kind)}`) })}{' '}
          {only(t('usageLogs.entry.onlyKind'), { kinds: kind, groups: undefined })}
        </>
      ),
    },
    {
      label: t('usageLogs.labels.user'),
      value: (
        <>
          {user === undefined ? subjectWords(entry) : <a href={userAddress(user)}>{user}</a>}{' '}
          {subject.kind === 'robot' && <Subtle>{t('usageLogs.robot')} </Subtle>}
          {(subject.kind === 'user' || subject.kind === 'robot') &&
            subject.name !== null &&
            only(t('usageLogs.entry.onlyPerson', { name: subject.name }), { person: subject.name, robots: undefined })}
        </>
      ),
    },
    performer === null || performer.name === subject.name
      ? undefined
      : { label: t('usageLogs.labels.performer'), value: performer.name },
    namespace === null
      ? undefined
      : {
          label: t(isFiledElsewhere(entry) ? 'usageLogs.labels.filedUnder' : 'usageLogs.labels.namespace'),
          value: namespace.name,
        },
    repository === null
      ? undefined
      : {
          label: t('usageLogs.labels.repository'),
          value: (
            <>
              {repository} {only(t('usageLogs.entry.onlyRepository', { name: repository }), { repository })}
            </>
          ),
        },
    typeof address === 'string'
      ? {
          label: t('usageLogs.labels.address'),
          value: (
            <>
              {address} {only(t('usageLogs.entry.onlyAddress'), { address })}
            </>
          ),
        }
      : undefined,
    typeof country === 'string' ? { label: t('usageLogs.labels.country'), value: country } : undefined,
    typeof application === 'string' ? { label: t('usageLogs.labels.application'), value: application } : undefined,
    { label: t('usageLogs.labels.entry'), value: <code>{id}</code> },
  ]
  return facts.filter((fact) => fact !== undefined)
}
