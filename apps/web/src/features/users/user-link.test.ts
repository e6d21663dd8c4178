import { expect, it } from 'vitest'
import { userLink } from './user-link.ts'

it('leads to a person by name', () => {
  expect(userLink('maria')).toEqual({ to: '/users/$name', params: { name: 'maria' } })
})

it('leaves the address of the create dialog to the dialog', () => {
  expect(userLink('new').to).not.toBe('/users/$name')
})
