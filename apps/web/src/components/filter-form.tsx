import { Button, Form, FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core'
import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from './problem-alert.tsx'
import { useProblemWords } from './problem-words.ts'
import { isApiError } from '../lib/api-error.ts'
import styles from './filter-form.module.css'

type FieldProblem = { field: string; words: string }

type Props = {
  submitLabel: string
  /** Fields of this form; a problem of another one is shown below them. */
  fields: readonly string[]
  /** Applies what was typed, or answers what is wrong with it. What it throws is said at its field. */
  onApply: () => Promise<FieldProblem | undefined>
  children: (problemOf: (field: string) => string | undefined) => ReactNode
}

/** A small form that checks before anything is asked for; what is wrong stands at its field. */
export function FilterForm({ submitLabel, fields, onApply, children }: Props) {
  const { t } = useTranslation()
  const { errorWords } = useProblemWords()
  const [problem, setProblem] = useState<FieldProblem>()
  const [error, setError] = useState<unknown>()
  const [isChecking, setIsChecking] = useState(false)
  async function apply() {
    setIsChecking(true)
    setProblem(undefined)
    setError(undefined)
    try {
      setProblem(await onApply())
    } catch (failure) {
      const field = isApiError(failure) ? failure.problem.field : undefined
      if (field !== undefined && fields.includes(field)) setProblem({ field, words: errorWords(failure).what })
      else setError(failure)
    } finally {
      setIsChecking(false)
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isChecking) void apply()
  }
  return (
    <Form className={styles['form'] ?? ''} noValidate onSubmit={submit}>
      {children((field) => (problem?.field === field ? problem.words : undefined))}
      {error !== undefined && <ProblemAlert error={error} />}
      <Button type="submit" variant="primary" size="sm" isAriaDisabled={isChecking}>
        {isChecking ? t('common.list.checking') : submitLabel}
      </Button>
    </Form>
  )
}

type FieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'datetime-local' | 'date'
  problem: string | undefined
  help?: string
  suggestions?: readonly string[]
}

/** One field, with what is wrong with it instead of its rule. */
export function FilterField({ label, value, onChange, type = 'text', problem, help, suggestions }: FieldProps) {
  const id = useId()
  const note = problem ?? help
  return (
    <FormGroup label={label} fieldId={id}>
      <TextInput
        id={id}
        type={type}
        step={type === 'datetime-local' ? 1 : undefined}
        value={value}
        validated={problem === undefined ? 'default' : 'error'}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        list={suggestions === undefined ? undefined : `${id}-list`}
        onChange={(_event, next) => onChange(next)}
      />
      {suggestions !== undefined && (
        <datalist id={`${id}-list`}>
          {suggestions.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
      )}
      {note !== undefined && (
        <FormHelperText>
          <HelperText id={`${id}-note`} aria-live="polite">
            <HelperTextItem variant={problem === undefined ? 'default' : 'error'}>{note}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  )
}
