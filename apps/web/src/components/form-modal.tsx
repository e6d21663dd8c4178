import { Button, Form, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useBlocker } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { DefaultValues, FieldValues, Path, Resolver, UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { hasProblemCode, isApiError } from '../lib/api-error.ts'
import type { CallProblemCode } from '../lib/api-error.ts'
import { useUnsavedInput } from '../lib/unsaved-input.ts'
import { DiscardQuestion } from './discard-question.tsx'
import { ProblemAlert } from './problem-alert.tsx'

type Schema = Parameters<typeof standardSchemaResolver>[0]

type Props<Values extends FieldValues> = {
  title: string
  description?: ReactNode
  /** Verb and object: "Create user". */
  submitLabel: string
  isDanger?: boolean
  /** The contract's body schema, so that browser and server have one rule. */
  schema: Schema
  defaultValues: DefaultValues<Values>
  /** Sends the form; what it throws is shown, a problem with a field on that field. */
  onSubmit: (values: Values) => Promise<void>
  onClose: () => void
  /** Fields for problems that name none. */
  fieldOfCode?: Partial<Record<CallProblemCode, Path<Values>>>
  /** Shown in place of the general alert for problems that need more than sentences; `undefined` keeps the alert. */
  renderError?: (error: unknown) => ReactNode
  children: ReactNode | ((form: UseFormReturn<Values>) => ReactNode)
}

/** A form in a dialog: the cursor in the first field, Enter submits, Escape asks only if something was typed. */
export function FormModal<Values extends FieldValues>(props: Props<Values>) {
  const { t } = useTranslation()
  const id = useId()
  const [error, setError] = useState<unknown>()
  const [isAsking, setIsAsking] = useState(false)
  const isDiscarded = useRef(false)
  const form = useForm<Values>({
    defaultValues: props.defaultValues,
    resolver: standardSchemaResolver(props.schema) as unknown as Resolver<Values>,
    mode: 'onTouched',
  })
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState
  const isTyped = isDirty && !isSubmitSuccessful
  useUnsavedInput(isTyped)
  const blocker = useBlocker({
    shouldBlockFn: () => isTyped && !isSubmitting && !isDiscarded.current,
    enableBeforeUnload: () => isTyped && !isDiscarded.current,
    withResolver: true,
  })
  const close = () => {
    if (isSubmitting) return
    if (isTyped) setIsAsking(true)
    else props.onClose()
  }
  const send = form.handleSubmit(async (values) => {
    setError(undefined)
    try {
      await props.onSubmit(values)
    } catch (failure) {
      if (!isAskedElsewhere(failure) && !landOnField(form, failure, props.fieldOfCode)) setError(failure)
      // Keeps the form unsent: what was typed is still to be saved.
      form.setError('root', { type: 'server' })
    }
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    // A dialog over a page with a form of its own must not send both.
    event.stopPropagation()
    void send()
  }
  function discard() {
    isDiscarded.current = true
    if (blocker.status === 'blocked') blocker.proceed()
    else props.onClose()
  }
  const isQuestionOpen = isAsking || blocker.status === 'blocked'
  return (
    <FormProvider {...form}>
      <Modal
        isOpen
        variant="small"
        aria-labelledby={id}
        onClose={close}
        onEscapePress={close}
        elementToFocus={`#${CSS.escape(id)}-form :is(input:not([hidden]), select, textarea, button)`}
      >
        <ModalHeader title={props.title} labelId={id} description={props.description} />
        <ModalBody>
          <Form id={`${id}-form`} noValidate onSubmit={submit}>
            {typeof props.children === 'function' ? props.children(form) : props.children}
            {error !== undefined && (props.renderError?.(error) ?? <ProblemAlert error={error} />)}
          </Form>
        </ModalBody>
        <ModalFooter>
          {isQuestionOpen ? (
            <DiscardQuestion
              onDiscard={discard}
              onKeep={() => {
                setIsAsking(false)
                if (blocker.status === 'blocked') blocker.reset()
              }}
            />
          ) : (
            <>
              <Button
                type="submit"
                form={`${id}-form`}
                variant={props.isDanger === true ? 'danger' : 'primary'}
                isLoading={isSubmitting}
                isAriaDisabled={isSubmitting}
                spinnerAriaLabel={t('common.form.sending')}
              >
                {props.submitLabel}
              </Button>
              <Button variant="link" onClick={close}>
                {t('common.cancel')}
              </Button>
            </>
          )}
        </ModalFooter>
      </Modal>
    </FormProvider>
  )
}

/** The shell asks for a password or a new sign-in by itself; saying it twice helps nobody. */
const isAskedElsewhere = (error: unknown) => hasProblemCode(error, 'step_up_required', 'not_signed_in')

/** Puts a server problem on the field it names, and moves the cursor there. */
function landOnField<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  fieldOfCode: Partial<Record<CallProblemCode, string>> = {},
): boolean {
  if (!isApiError(error)) return false
  const { fields, code, field = fieldOfCode[code] } = error.problem
  const known = form.getValues()
  const problems = [...(field === undefined ? [] : [{ field, code: code as string }]), ...(fields ?? [])]
  const landed = problems.filter((problem) => problem.field in known)
  for (const [index, problem] of landed.entries()) {
    form.setError(
      problem.field as Path<Values>,
      { type: 'server', message: problem.code },
      { shouldFocus: index === 0 },
    )
  }
  return landed.length > 0
}
