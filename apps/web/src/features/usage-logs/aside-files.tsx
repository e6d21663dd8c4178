import { List, ListItem } from '@patternfly/react-core'
import type { UsageLogAsideFile } from '@quaymaster/contracts/usage-logs'
import { restoreUsageLogFile } from '@quaymaster/contracts/usage-logs'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { GatedButton } from '../../components/gated-button.tsx'
import { Section } from '../../components/section.tsx'
import { call } from '../../lib/api.ts'
import { hasProblemCode, isApiError } from '../../lib/api-error.ts'
import { formatBytes, formatInstant, formatNumber } from '../../lib/format.ts'
import { useDecision } from '../../lib/me.ts'
import { showToast } from '../../lib/toasts.ts'
import { COVERAGE_KEY } from './log-queries.ts'

/** Looking through a large damaged file takes minutes. */
const RESTORE_TIMEOUT_MS = 600_000

/** Files of stored entries that are kept and not used, and the way to use one again; nothing where there are none. */
export function AsideFiles({ files }: { files: readonly UsageLogAsideFile[] }) {
  const { t } = useTranslation()
  const decision = useDecision('usage-log.restore-file')
  const { mutateAsync, isPending, variables } = useMutation({
    mutationFn: (name: string) => call(restoreUsageLogFile, { params: { name } }, { timeoutMs: RESTORE_TIMEOUT_MS }),
    meta: { invalidates: [COVERAGE_KEY] },
  })
  if (files.length === 0) return null
  async function restore(name: string) {
    try {
      const { salvaged } = await mutateAsync(name)
      const title =
        salvaged === null
          ? t('status.asideFiles.restored')
          : t('status.asideFiles.salvaged', { count: salvaged, number: formatNumber(salvaged) })
      showToast({ kind: 'success', title })
    } catch (error) {
      if (hasProblemCode(error, 'step_up_required', 'not_signed_in')) return
      showToast({
        kind: 'danger',
        title: t('status.asideFiles.failed'),
        ...(isApiError(error) && { problem: error.problem }),
      })
    }
  }
  return (
    <Section title={t('status.asideFiles.title')} description={t('status.asideFiles.description')}>
      <List isPlain>
        {files.map((file) => (
          <ListItem key={file.name}>
            <p>{t(`status.asideFiles.reason.${file.reason}`, { at: formatInstant(file.at) })}</p>
            <p>
              <Content file={file} />{' '}
              <GatedButton
                variant="link"
                decision={decision}
                isLoading={isPending && variables === file.name}
                aria-label={t('status.asideFiles.restoreName', { name: file.name })}
                onClick={() => void restore(file.name)}
              >
                {t('status.asideFiles.restore')}
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
      ? t('status.asideFiles.unreadable')
      : t('status.asideFiles.content', { entries: formatNumber(storedEntries), days: formatNumber(storedDays) })
  return sizeBytes === undefined ? content : `${content} · ${formatBytes(sizeBytes)}`
}
