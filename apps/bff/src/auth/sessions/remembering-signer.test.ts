import { Signer } from '@fastify/cookie'
import { expect, test } from 'vitest'
import { RememberingSigner } from './remembering-signer.ts'

const [OLD, NEW] = ['the key of last year, long enough', 'the key of this year, long enough']

test('says the same as the library, the first time and later', () => {
  const [plain, remembering] = [new Signer([NEW, OLD]), new RememberingSigner([NEW, OLD])]
  const cookies = [
    plain.sign('a'),
    new Signer([OLD]).sign('b'),
    new Signer(['of another console']).sign('a'),
    'a',
    'a.',
    '.',
    '',
  ]
  for (const cookie of [...cookies, ...cookies]) expect(remembering.unsign(cookie)).toEqual(plain.unsign(cookie))
  for (const value of ['a', 'b', 'c']) expect(remembering.sign(value)).toBe(plain.sign(value))
})

test('does not take a forged signature of a session that it knows', () => {
  const signer = new RememberingSigner([NEW])
  const cookie = signer.sign('a')
  expect(signer.unsign(cookie).valid).toBe(true)
  expect(signer.unsign(`${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`).valid).toBe(false)
})

test('forgets in time', () => {
  const signer = new RememberingSigner([NEW])
  for (let index = 0; index < 2500; index += 1) {
    const cookie = signer.sign(`session ${index}`)
    expect(signer.unsign(cookie)).toMatchObject({ valid: true, value: `session ${index}` })
    expect(signer.sign(`session ${index}`)).toBe(cookie)
  }
})
