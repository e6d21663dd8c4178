import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { FormModal } from '../../components/form-modal.tsx'
import { ChoiceField } from '../../components/form/choice-field.tsx'
import { TextField } from '../../components/form/text-field.tsx'
import { useChange } from '../../components/use-change.ts'
import { showToast } from '../../lib/toasts.ts'
import { requestQuayExportChange } from './log-changes.ts'
import { dayOf } from './log-place.ts'
import { rangeStart, utcToday } from './usage-log-search.ts'
import type { UsageLogSearch } from './usage-log-search.ts'

const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'missing'))
const Filled = z.string().check(z.minLength(1, 'missing'))

const QuayExportForm = z
  .object({
    namespace: Filled,
    repository: z.string(),
    from: Day,
    to: Day,
    way: z.enum(['email', 'callback']),
    email: z.string(),
    callbackUrl: z.string(),
  })
  .check(
    z.refine(({ from, to }) => from <= to, { path: ['to'], error: 'usage_log_range_inverted' }),
    z.refine(({ way, email }) => way !== 'email' || /^[^\s@]+@[^\s@]+$/.test(email), {
      path: ['email'],
      error: 'user_email_invalid',
    }),
    z.refine(({ way, callbackUrl }) => way !== 'callback' || /^https?:\/\/\S+$/.test(callbackUrl), {
      path: ['callbackUrl'],
      error: 'invalid',
    }),
  )
type QuayExportForm = z.output<typeof QuayExportForm>

type Props = { search: UsageLogSearch; onClose: () => void }

/** Has Quay export by itself, with its terms said before anything is sent. */
export function QuayExportModal({ search, onClose }: Props) {
  const { t } = useTranslation()
  const request = useChange(requestQuayExportChange)
  const { to } = search
  const defaults: QuayExportForm = {
    namespace: search.namespace ?? search.repository?.split('/')[0] ?? '',
    repository: search.repository ?? '',
    from: dayOf(rangeStart(search) ?? ''),
    to: to === undefined ? utcToday() : dayOf(to),
    way: 'email',
    email: '',
    callbackUrl: '',
  }
  async function submit({ way, email, callbackUrl, repository, ...rest }: QuayExportForm) {
    const { exportId } = await request({
      ...rest,
      ...(repository !== '' && { repository }),
      ...(way === 'email' ? { email } : { callbackUrl }),
    })
    showToast({ kind: 'success', title: t('usageLogs.quayExport.done', { id: exportId }) })
    onClose()
  }
  return (
    <FormModal<QuayExportForm>
      title={t('usageLogs.quayExport.title')}
      description={t('usageLogs.quayExport.terms')}
      submitLabel={t('usageLogs.quayExport.submit')}
      schema={QuayExportForm}
      defaultValues={defaults}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextField
            name="namespace"
            label={t('usageLogs.quayExport.namespace')}
            isRequired
            help={t('usageLogs.quayExport.namespaceHelp')}
          />
          <TextField
            name="repository"
            label={t('usageLogs.quayExport.repository')}
            help={t('usageLogs.quayExport.repositoryHelp')}
          />
          <TextField name="from" type="date" label={t('usageLogs.quayExport.from')} isRequired />
          <TextField name="to" type="date" label={t('usageLogs.quayExport.to')} isRequired />
          <ChoiceField
            name="way"
            label={t('usageLogs.quayExport.way')}
            choices={[
              {
                value: 'email',
                label: t('usageLogs.quayExport.byMail'),
                description: t('usageLogs.quayExport.byMailWhat'),
              },
              {
                value: 'callback',
                label: t('usageLogs.quayExport.byCallback'),
                description: t('usageLogs.quayExport.byCallbackWhat'),
              },
            ]}
          />
          {form.watch('way') === 'email' ? (
            <TextField name="email" type="email" label={t('usageLogs.quayExport.email')} isRequired />
          ) : (
            <TextField name="callbackUrl" label={t('usageLogs.quayExport.callbackUrl')} isRequired />
          )}
        </>
      )}
    </FormModal>
  )
}
