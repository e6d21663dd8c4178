import { Button } from '@patternfly/react-core'
import { useTranslation } from 'react-i18next'
import styles from './discard-question.module.css'

type Props = { onDiscard: () => void; onKeep: () => void }

/** Asks before typed input is lost; stands where the buttons were, so that no dialog lies over the dialog. */
export function DiscardQuestion({ onDiscard, onKeep }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <span role="alert" className={styles['question']}>
        {t('common.form.discardQuestion')}
      </span>
      <Button variant="danger" onClick={onDiscard}>
        {t('common.form.discard')}
      </Button>
      <Button variant="secondary" onClick={onKeep} autoFocus>
        {t('common.form.keepEditing')}
      </Button>
    </>
  )
}
