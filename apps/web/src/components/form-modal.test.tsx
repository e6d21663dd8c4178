// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import * as z from 'zod/mini'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPart } from '../../testing/render-part.tsx'
import { ApiError } from '../lib/api-error.ts'
import type { CallProblem } from '../lib/api-error.ts'
import { FormModal } from './form-modal.tsx'
import { TextField } from './form/text-field.tsx'

const Form = z.strictObject({
  name: z.string().check(z.minLength(2, 'user_name_length')),
  email: z.string(),
})
type Form = z.output<typeof Form>

const problem = (more: Partial<CallProblem>) =>
  new ApiError({ type: 'about:blank', status: 409, code: 'user_name_taken', requestId: 'r', ...more })

async function showForm(onSubmit: (values: Form) => Promise<void> = () => Promise.resolve()) {
  const onClose = vi.fn<() => void>()
  const shown = await renderPart(
    <FormModal<Form>
      title="New user"
      submitLabel="Create user"
      schema={Form}
      defaultValues={{ name: '', email: '' }}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <TextField name="name" label="Name" />
      <TextField name="email" label="Address" />
    </FormModal>,
  )
  const name = await screen.findByRole('textbox', { name: 'Name' })
  return { ...shown, onClose, name }
}

const send = () => screen.getByRole('button', { name: /Create user/ })

afterEach(cleanup)

it('says at its field what breaks the rule, and sends nothing', async () => {
  const onSubmit = vi.fn<(values: Form) => Promise<void>>()
  const { user, name } = await showForm(onSubmit)
  await user.type(name, 'm')
  await user.click(send())
  expect(await screen.findByText('A name has 2 to 255 characters.')).toBeTruthy()
  expect(name.getAttribute('aria-invalid')).toBe('true')
  expect(onSubmit).not.toHaveBeenCalled()
})

it('puts a problem that names a field at that field, and keeps what was typed', async () => {
  const { user, name } = await showForm(() => Promise.reject(problem({ field: 'name' })))
  await user.type(name, 'maria')
  await user.click(send())
  expect(await screen.findByText('Another user of this registry has this name.')).toBeTruthy()
  expect(document.activeElement).toBe(name)
  expect((name as HTMLInputElement).value).toBe('maria')
})

it('puts several problems at their fields', async () => {
  const fields = [
    { field: 'name', code: 'user_name_taken' },
    { field: 'email', code: 'user_email_taken' },
  ]
  const { user, name } = await showForm(() => Promise.reject(problem({ code: 'input_invalid', fields } as never)))
  await user.type(name, 'maria')
  await user.click(send())
  expect(await screen.findByText('Another user of this registry has this name.')).toBeTruthy()
  expect(screen.getByText('Another user of this registry has this email address.')).toBeTruthy()
})

it('says below the fields what belongs to none of them', async () => {
  const { user, name } = await showForm(() => Promise.reject(problem({ code: 'quay_timeout' })))
  await user.type(name, 'maria')
  await user.click(send())
  expect(await screen.findByText('Technical detail')).toBeTruthy()
})

it('is sent once, however often somebody presses', async () => {
  let answer = () => {}
  const onSubmit = vi.fn<(values: Form) => Promise<void>>(() => new Promise((resolve) => (answer = resolve)))
  const { user, name } = await showForm(onSubmit)
  await user.type(name, 'maria')
  await user.click(send())
  await user.click(send())
  answer()
  expect(onSubmit).toHaveBeenCalledOnce()
  expect(onSubmit).toHaveBeenCalledWith({ name: 'maria', email: '' })
})

it('asks before it throws away what was typed, and only then', async () => {
  const { user, name, onClose } = await showForm()
  await user.type(name, 'maria')
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onClose).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Keep editing' }))
  await user.clear(name)
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onClose).toHaveBeenCalledOnce()
})
