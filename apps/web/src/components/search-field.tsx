import { Button, TextInputGroup, TextInputGroupMain, TextInputGroupUtilities } from '@patternfly/react-core'
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon'
import TimesIcon from '@patternfly/react-icons/dist/esm/icons/times-icon'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../lib/commands.ts'
import styles from './list-toolbar.module.css'

type Props = { value: string; label: string; onChange: (value: string) => void }

const SEARCH_DELAY_MS = 150
/** As much as every list takes. */
const MAX_LENGTH = 200

/** Sends what was typed after a short pause, and at once on Enter. */
export function SearchField({ value, label, onChange }: Props) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // Back, forward and "clear all" change the URL: the field follows.
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (typed === value) return undefined
    const timer = setTimeout(() => latest.current(typed), SEARCH_DELAY_MS)
    return () => clearTimeout(timer)
  }, [typed, value])
  useCommand('search', () => input.current?.select())
  const clear = () => {
    setTyped('')
    onChange('')
    input.current?.focus()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') onChange(typed)
    if (event.key === 'Escape' && typed !== '') clear()
  }
  return (
    <TextInputGroup className={styles['search'] ?? ''}>
      <TextInputGroupMain
        innerRef={input}
        type="search"
        icon={<SearchIcon />}
        aria-label={label}
        placeholder={label}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(_event, next) => setTyped(next.slice(0, MAX_LENGTH))}
        onKeyDown={onKeyDown}
      />
      {typed !== '' && (
        <TextInputGroupUtilities>
          <Button variant="plain" icon={<TimesIcon />} aria-label={t('common.list.clearSearch')} onClick={clear} />
        </TextInputGroupUtilities>
      )}
    </TextInputGroup>
  )
}
