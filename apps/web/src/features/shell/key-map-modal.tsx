import { Button, Modal, ModalBody, ModalFooter, ModalHeader, Switch } from '@patternfly/react-core'
import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { usePages } from '../../lib/feature.ts'
import { goBinding, PAGE_BINDINGS } from '../../lib/keyboard.ts'
import { setKeysOn, useKeysOn } from '../../lib/preferences.ts'
import styles from './shell.module.css'

/** The map of keys, and the switch that turns them off. */
export function KeyMapModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const areKeysOn = useKeysOn()
  const pages = usePages()
  const rows = [
    ...PAGE_BINDINGS.map(({ keys, command }) => ({ keys, words: t(`shell.keys.map.${command}`) })),
    ...pages.map((page) => ({
      keys: goBinding(page).keys,
      words: t('shell.keys.goTo', { page: t(`shell.pages.${page.key}`) }),
    })),
    { keys: ['Enter'], words: t('shell.keys.map.open-row') },
    { keys: ['Escape'], words: t('shell.keys.map.close') },
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
          {rows.map(({ keys, words }) => (
            <Fragment key={words}>
              <dt>
                {keys.map((key, index) => (
                  <Fragment key={key}>
                    {index > 0 && ` ${t('shell.keys.then')} `}
                    <kbd className={styles['key']}>{key}</kbd>
                  </Fragment>
                ))}
              </dt>
              <dd>{words}</dd>
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
