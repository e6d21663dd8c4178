import { FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { useProblemWords } from '../problem-words.ts'

type Props = {
  name: string
  label: string
  /** `date`: a day, as `2026-11-03`. */
  type?: 'text' | 'email' | 'password' | 'date'
  isRequired?: boolean
  /** Stands under the field while nothing is wrong. */
  help?: ReactNode
  /** Words for what is wrong, where the field knows better than the code's own sentence. */
  errorWords?: (message: string, value: string) => ReactNode
  autoComplete?: string
  /** An empty field counts as not given. */
  isEmptyAbsent?: boolean
  maxLength?: number
}

/** One line of text in a form, with its rule below it and, when something is wrong, the sentence instead. */
export function TextField(props: Props) {
  const { name, label, type = 'text', isRequired = false, help, isEmptyAbsent = false } = props
  const id = useId()
  const { fieldWords } = useProblemWords()
  const { control } = useFormContext()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState: { error } }) => {
        const value = typeof field.value === 'string' ? field.value : ''
        const message = error?.message ?? ''
        const words = error === undefined ? undefined : (props.errorWords?.(message, value) ?? fieldWords(message))
        const note = words ?? help
        return (
          <FormGroup label={label} fieldId={id} isRequired={isRequired}>
            <TextInput
              id={id}
              ref={field.ref}
              name={field.name}
              type={type}
              value={value}
              isRequired={isRequired}
              validated={error === undefined ? 'default' : 'error'}
              aria-describedby={note === undefined ? undefined : `${id}-note`}
              autoComplete={props.autoComplete ?? 'off'}
              autoCapitalize="none"
              spellCheck={false}
              maxLength={props.maxLength}
              onBlur={field.onBlur}
              onChange={(_event, next) => field.onChange(isEmptyAbsent && next === '' ? undefined : next)}
            />
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
