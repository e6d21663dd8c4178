import AdjustIcon from '@patternfly/react-icons/dist/esm/icons/adjust-icon'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { THEMES, followTheme, readTheme, storeTheme } from '../../lib/theme.ts'
import { ChoiceMenu } from './choice-menu.tsx'

export function ThemeMenu() {
  const { t } = useTranslation()
  const [theme, setTheme] = useState(readTheme)
  useEffect(() => followTheme(), [])
  return (
    <ChoiceMenu
      label={`${t('shell.theme.label')}: ${t(`shell.theme.${theme}`)}`}
      icon={<AdjustIcon />}
      choices={THEMES.map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
      chosen={theme}
      onChoose={(next) => {
        storeTheme(next)
        setTheme(next)
      }}
    />
  )
}
