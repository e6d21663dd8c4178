import { Button, Checkbox } from '@patternfly/react-core'
import CheckIcon from '@patternfly/react-icons/dist/esm/icons/check-icon'
import CopyIcon from '@patternfly/react-icons/dist/esm/icons/copy-icon'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './secret-box.module.css'

type Props = {
  /** What the secret is: "Password of maria". */
  label: string
  value: string
  isStored: boolean
  onStored: (isStored: boolean) => void
}

/** A secret that exists in this box only: copy it, say that it is stored, close. */
export function SecretBox({ label, value, isStored, onStored }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [isCopied, setIsCopied] = useState(false)
  const field = useRef<HTMLOutputElement>(null)
  async function copy() {
    // Over plain http there is no clipboard; then the secret is selected for the reader's own copy.
    if (navigator.clipboard === undefined) return selectText(field.current)
    try {
      await navigator.clipboard.writeText(value)
      setIsCopied(true)
    } catch {
      selectText(field.current)
    }
  }
  return (
    <div className={styles['box']} role="group" aria-labelledby={`${id}-label`}>
      <div id={`${id}-label`} className={styles['label']}>
        {label}
      </div>
      <div className={styles['line']}>
        <output ref={field} className={styles['value']} data-secret>
          {value}
        </output>
        <Button
          variant="secondary"
          icon={isCopied ? <CheckIcon /> : <CopyIcon />}
          aria-label={t('common.secret.copyNamed', { name: label })}
          onClick={() => void copy()}
        >
          {isCopied ? t('common.copied') : t('common.copy')}
        </Button>
      </div>
      <p className={styles['note']}>{t('common.secret.shownOnce')}</p>
      <VisuallyHidden>
        <span aria-live="polite">{isCopied ? t('common.copied') : ''}</span>
      </VisuallyHidden>
      <Checkbox
        id={`${id}-stored`}
        label={t('common.secret.stored')}
        isChecked={isStored}
        onChange={(_event, isChecked) => onStored(isChecked)}
      />
    </div>
  )
}

function selectText(element: HTMLElement | null): void {
  if (element !== null) getSelection()?.selectAllChildren(element)
}
