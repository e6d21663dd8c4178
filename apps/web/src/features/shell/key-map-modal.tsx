import { Button, Modal, ModalBody, ModalFooter, ModalHeader, Switch } from '@patternfly/react-core'
import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { KEY_BINDINGS } from '../../lib/keyboard.ts'
import { setKeysOn, useKeysOn } from '../../lib/preferences.ts'
import styles from './shell.module.css'

/** The map of keys, and the switch that turns them off. */
export function KeyMapModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const areKeysOn = useKeysOn()
  const rows = [
    ...KEY_BINDINGS,
    { keys: ['Enter'] as const, command: 'open-row' as const },
    { keys: ['Escape'] as const, command: 'close' as const },
  ]
  return (
    <Modal isOpen variant="small" aria-labelledby={id} onClose={onClose}>
      <ModalHeader title={t('shell.keys.title')} labelId={id} description={t('shell.keys.body')} />
      <ModalBody tabIndex={0}>
        <Switch
          id={`${id}-switch`}
          label={t('shell.keys.switch')}
          isChecked={areKeysOn}
          onChange={(_event, isOn) => setKeysOn(isOn)}
        />
        <dl className={styles['keys']}>
          {rows.map(({ keys, command }) => (
            <Fragment key={command}>
              <dt>
                {keys.map((key, index) => (
                  <Fragment key={key}>
                    {index > 0 && ` ${t('shell.keys.then')} `}
                    <kbd className={styles['key']}>{key}</kbd>
                  </Fragment>
                ))}
              </dt>
              <dd>{t(`shell.keys.map.${command}`)}</dd>
            </Fragment>
          ))}
        </dl>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </ModalFooter>
    </Modal>
  )
}
