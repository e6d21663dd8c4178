import { FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core'
import { useId } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { useProblemWords } from '../../components/problem-words.ts'

type Props = { name: string; label: string }

/** A UTC day in a form. */
export function DayField({ name, label }: Props) {
  const id = useId()
  const { fieldWords } = useProblemWords()
  const { control } = useFormContext()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState: { error } }) => (
        <FormGroup label={label} fieldId={id} isRequired>
          <TextInput
            id={id}
            ref={field.ref}
            type="date"
            value={typeof field.value === 'string' ? field.value : ''}
            validated={error === undefined ? 'default' : 'error'}
            aria-describedby={error === undefined ? undefined : `${id}-note`}
            onBlur={field.onBlur}
            onChange={(_event, next) => field.onChange(next)}
          />
          {error !== undefined && (
            <FormHelperText>
              <HelperText id={`${id}-note`} aria-live="polite">
                <HelperTextItem variant="error">{fieldWords(error.message)}</HelperTextItem>
              </HelperText>
            </FormHelperText>
          )}
        </FormGroup>
      )}
    />
  )
}
