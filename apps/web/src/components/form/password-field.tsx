import {
  Button,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  TextInput,
} from '@patternfly/react-core'
import EyeIcon from '@patternfly/react-icons/dist/esm/icons/eye-icon'
import EyeSlashIcon from '@patternfly/react-icons/dist/esm/icons/eye-slash-icon'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../problem-words.ts'

type Props = {
  name: string
  label: string
  help?: ReactNode
  errorWords?: (message: string, value: string) => ReactNode
  autoComplete: 'current-password' | 'new-password' | 'off'
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ name, label, help, errorWords, autoComplete }: Props) {
  const { t } = useTranslation()
  const { fieldWords } = useProblemWords()
  const id = useId()
  const [isShown, setIsShown] = useState(false)
  const { control } = useFormContext()
  const toggleLabel = isShown ? t('common.form.hidePassword') : t('common.form.showPassword')
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState: { error } }) => {
        const value = typeof field.value === 'string' ? field.value : ''
        const message = error?.message ?? ''
        const words = error && (errorWords?.(message, value) ?? fieldWords(message))
        const note = words ?? help
        return (
          <FormGroup label={label} fieldId={id} isRequired>
            <InputGroup>
              <InputGroupItem isFill>
                <TextInput
                  id={id}
                  ref={field.ref}
                  name={field.name}
                  type={isShown ? 'text' : 'password'}
                  value={value}
                  isRequired
                  validated={error === undefined ? 'default' : 'error'}
                  aria-describedby={note === undefined ? undefined : `${id}-note`}
                  autoComplete={autoComplete}
                  autoCapitalize="none"
                  spellCheck={false}
                  onBlur={field.onBlur}
                  onChange={(_event, next) => field.onChange(next)}
                />
              </InputGroupItem>
              <InputGroupItem>
                <Button
                  variant="control"
                  aria-label={toggleLabel}
                  icon={isShown ? <EyeSlashIcon /> : <EyeIcon />}
                  onClick={() => setIsShown(!isShown)}
                />
              </InputGroupItem>
            </InputGroup>
            {note !== undefined && (
              <FormHelperText>
                <HelperText id={`${id}-note`} aria-live="polite">
                  <HelperTextItem variant={error === undefined ? 'default' : 'error'}>{note}</HelperTextItem>
                </HelperText>
              </FormHelperText>
            )}
          </FormGroup>
        )
      }}
    />
  )
}
