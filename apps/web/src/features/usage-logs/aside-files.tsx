import { List, ListItem } from '@patternfly/react-core'
import type { UsageLogAsideFile } from '@quaymaster/contracts/usage-logs'
import { useTranslation } from 'react-i18next'
import { GatedButton } from '../../components/gated-button.tsx'
import { Section } from '../../components/section.tsx'
import { useReportedChange } from '../../components/use-change.ts'
import { formatBytes, formatInstant, formatNumber } from '../../lib/format.ts'
import { useDecision } from '../../lib/me.ts'
import { restoreFileChange } from './log-changes.ts'

/** Files of stored entries that are kept and not used, and the way to use one again; nothing where there are none. */
export function AsideFiles({ files }: { files: readonly UsageLogAsideFile[] }) {
  const { t } = useTranslation()
  const decision = useDecision('usage-log.restore-file')
  const restore = useReportedChange(restoreFileChange, {
    done: ({ salvaged }) =>
      salvaged === null
        ? t('usageLogs.asideFiles.restored')
        : t('usageLogs.asideFiles.salvaged', { count: salvaged, number: formatNumber(salvaged) }),
    failed: () => t('usageLogs.asideFiles.failed'),
  })
  if (files.length === 0) return null
  return (
    <Section title={t('usageLogs.asideFiles.title')} description={t('usageLogs.asideFiles.description')}>
      <List isPlain>
        {files.map((file) => (
          <ListItem key={file.name}>
            <p>{t(`usageLogs.asideFiles.reason.${file.reason}`, { at: formatInstant(file.at) })}</p>
            <p>
              <Content file={file} />{' '}
              <GatedButton
                variant="link"
                decision={decision}
                isLoading={restore.running === file.name}
                aria-label={t('usageLogs.asideFiles.restoreName', { name: file.name })}
                onClick={() => restore.run(file.name)}
              >
                {t('usageLogs.asideFiles.restore')}
              </GatedButton>
            </p>
          </ListItem>
        ))}
      </List>
    </Section>
  )
}

function Content({ file }: { file: UsageLogAsideFile }) {
  const { t } = useTranslation()
  const { storedEntries, storedDays, sizeBytes } = file
  const content =
    storedEntries === null || storedDays === null
      ? t('usageLogs.asideFiles.unreadable')
      : t('usageLogs.asideFiles.content', { entries: formatNumber(storedEntries), days: formatNumber(storedDays) })
  return sizeBytes === undefined ? content : `${content} · ${formatBytes(sizeBytes)}`
}
