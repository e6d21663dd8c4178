import type { UsageLogCoverage } from '@quaymaster/contracts/usage-logs'
import { Skeleton } from '@patternfly/react-core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Age } from '../../components/age.tsx'
import { Page } from '../../components/page.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { Section, Sections } from '../../components/section.tsx'
import { formatBytes, formatInstant, formatNumber } from '../../lib/format.ts'
import { AsideFiles } from './aside-files.tsx'
import { formatCallTime } from './call-time.ts'
import { CoverageDays } from './coverage-days.tsx'
import { FillForm } from './fill-form.tsx'
import { BlockerAlert } from './blocker.tsx'
import { coverageQuery } from './log-queries.ts'
import { formatDay } from './log-time.ts'
import { RepairProgress } from './repair-progress.tsx'
import styles from './coverage-page.module.css'

/** Which days of the usage logs are stored, how the rest is read, and what that costs Quay. */
export function CoveragePage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(coverageQuery({ isFollowed: true }))
  return (
    <Page
      title={t('usageLogs.coverage.title')}
      description={t('usageLogs.coverage.description')}
      parents={[
        <Link key="logs" to="/usage-logs">
          {t('usageLogs.title')}
        </Link>,
      ]}
    >
      {data === undefined && error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height="12rem" screenreaderText={t('common.loading')} />}
      {data !== undefined && <Coverage coverage={data} />}
    </Page>
  )
}

function Coverage({ coverage }: { coverage: UsageLogCoverage }) {
  const { t } = useTranslation()
  const { tailPoller, storedEntries, sizeBytes, retentionDays, lastReset, blocker, conversion, asideFiles } = coverage
  return (
    <>
      {blocker !== null && (
        <div className={styles['notice']}>
          <BlockerAlert blocker={blocker} />
        </div>
      )}
      <Sections>
        <Section title={t('usageLogs.coverage.tailPoller.title')}>
          <p>
            {t(`usageLogs.coverage.tailPoller.${tailPoller.state}`, {
              seconds: formatNumber(tailPoller.intervalSeconds),
            })}
          </p>
          <p>
            {t('usageLogs.coverage.tailPoller.lastPoll')}:{' '}
            {tailPoller.lastPollAt === null ? (
              t('usageLogs.coverage.tailPoller.never')
            ) : (
              <Age at={tailPoller.lastPollAt} />
            )}
          </p>
        </Section>
        <Section title={t('usageLogs.coverage.filling.title')}>
          <Filling filling={coverage.filling} />
        </Section>
        <Section title={t('usageLogs.coverage.repair.title')} description={t('usageLogs.coverage.repair.body')}>
          <RepairProgress repair={coverage.repair} callsPerSecond={coverage.callsPerSecond} />
        </Section>
        <Section title={t('usageLogs.coverage.store.title')}>
          <p>
            {sizeBytes === undefined
              ? t('usageLogs.coverage.store.entriesAlone', { number: formatNumber(storedEntries) })
              : t('usageLogs.coverage.store.entries', {
                  number: formatNumber(storedEntries),
                  size: formatBytes(sizeBytes),
                })}
          </p>
          <p>{t('usageLogs.coverage.store.retention', { number: formatNumber(retentionDays) })}</p>
          {lastReset !== null && (
            <p>
              {t(`usageLogs.coverage.store.lastReset.${lastReset.reason}`, {
                at: formatInstant(lastReset.at),
              })}
            </p>
          )}
          {conversion !== null && (
            <p>
              {t('usageLogs.coverage.store.conversion', {
                done: formatNumber(conversion.done),
                total: formatNumber(conversion.total),
              })}
            </p>
          )}
        </Section>
        <AsideFiles files={asideFiles} />
        <Section title={t('usageLogs.coverage.cost.title')}>
          <Cost callsPerSecond={coverage.callsPerSecond} />
        </Section>
        <Section title={t('usageLogs.coverage.fill.title')} description={t('usageLogs.coverage.fill.body')}>
          <FillForm />
        </Section>
      </Sections>
      <div className={styles['days']}>
        <CoverageDays days={coverage.days} />
      </div>
    </>
  )
}

function Filling({ filling }: Pick<UsageLogCoverage, 'filling'>) {
  const { t } = useTranslation()
  if (filling === null) return <p>{t('usageLogs.coverage.filling.nothing')}</p>
  const { day, read, expected, daysWaiting } = filling
  const words = { day: formatDay(day), read: formatNumber(read) }
  return (
    <>
      <p>
        {expected === null
          ? t('usageLogs.coverage.filling.dayUnknown', words)
          : t('usageLogs.coverage.filling.day', { ...words, expected: formatNumber(expected) })}
      </p>
      <p>{t('usageLogs.coverage.filling.waiting', { count: daysWaiting, number: formatNumber(daysWaiting) })}</p>
    </>
  )
}

const CALLS_OF_EXAMPLE = 500

function Cost({ callsPerSecond }: Pick<UsageLogCoverage, 'callsPerSecond'>) {
  const { t } = useTranslation()
  const time = formatCallTime(t, CALLS_OF_EXAMPLE, callsPerSecond)
  return <p>{t('usageLogs.coverage.cost.body', { number: formatNumber(callsPerSecond), time })}</p>
}
