import GlobeIcon from '@patternfly/react-icons/dist/esm/icons/globe-icon'
import { useTranslation } from 'react-i18next'
import { switchLanguage } from '../../lib/i18n.ts'
import { LANGUAGES, LANGUAGE_NAMES } from '../../lib/language.ts'
import { ChoiceMenu } from './choice-menu.tsx'
import styles from './shell.module.css'

export function LanguageMenu() {
  const { t, i18n } = useTranslation()
  const chosen = LANGUAGES.find((language) => language === i18n.language) ?? 'en'
  return (
    <ChoiceMenu
      label={`${t('shell.language')}: ${LANGUAGE_NAMES[chosen]}`}
      icon={<GlobeIcon />}
      text={<span className={styles['narrowHidden']}>{LANGUAGE_NAMES[chosen]}</span>}
      choices={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
      chosen={chosen}
      onChoose={(language) => void switchLanguage(language)}
    />
  )
}
