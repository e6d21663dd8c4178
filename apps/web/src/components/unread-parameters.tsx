import { Label, LabelGroup } from '@patternfly/react-core'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReadSearch, UnreadParameter } from '../lib/search-parameters.ts'

type Reader = (raw: Record<string, unknown>) => ReadSearch<Record<string, unknown>>

/** What the address holds and the page does not understand, as chips that can be taken away. */
export function UnreadParameters({ read }: { read: Reader }) {
  const { t } = useTranslation()
  const raw: Record<string, unknown> = useLocation().search
  const navigate = useNavigate()
  const { search, unread } = read(raw)
  if (unread.length === 0) return null
  function remove({ key }: UnreadParameter): void {
    // Of a list, the members that are understood stay.
    void navigate({ to: '.', search: { ...raw, [key]: search[key] } as never, replace: true })
  }
  return (
    <LabelGroup categoryName={t('common.list.notUnderstood')}>
      {unread.map((parameter) => {
        const name = `${parameter.key}=${parameter.value}`
        return (
          <Label
            key={parameter.key}
            status="warning"
            variant="outline"
            textMaxWidth="30ch"
            closeBtnAriaLabel={t('common.list.removeFilter', { name })}
            onClose={() => remove(parameter)}
          >
            {name}
          </Label>
        )
      })}
    </LabelGroup>
  )
}
