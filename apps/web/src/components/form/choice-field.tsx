import { FormGroup, Radio } from '@patternfly/react-core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { Controller, useFormContext } from 'react-hook-form'

type Choice = { value: string; label: string; description?: ReactNode }
type Props = { name: string; label: string; choices: readonly Choice[] }

/** One of a few, all in sight. */
export function ChoiceField({ name, label, choices }: Props) {
  const id = useId()
  const { control } = useFormContext()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <FormGroup role="radiogroup" label={label} fieldId={id} isStack>
          {choices.map(({ value, label: choiceLabel, description }) => (
            <Radio
              key={value}
              id={`${id}-${value}`}
              name={`${id}-${name}`}
              label={choiceLabel}
              description={description}
              isChecked={field.value === value}
              onChange={() => field.onChange(value)}
              onBlur={field.onBlur}
            />
          ))}
        </FormGroup>
      )}
    />
  )
}
