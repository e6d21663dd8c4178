import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createSecretRegistry } from './secret-registry.ts'
import { Secret } from './secret.ts'

const VALUE = 'canary-5ecret/with+signs'

describe('a secret', () => {
  test('shows in no way but when it is revealed', () => {
    const secret = new Secret(VALUE)
    const shown = [
      String(secret),
      JSON.stringify({ secret }),
      inspect({ secret }),
      inspect(secret, { showHidden: true }),
    ]
    for (const text of shown) {
      expect(text).not.toContain('canary')
      expect(text).toContain('[secret]')
    }
    expect(secret.reveal()).toBe(VALUE)
  })

  test('is cleared from what is written, however it is spelt', () => {
    const registry = createSecretRegistry()
    registry.add(new Secret(VALUE))
    const spellings = [
      VALUE,
      encodeURIComponent(VALUE),
      Buffer.from(VALUE).toString('base64'),
      Buffer.from(VALUE).toString('base64url'),
    ]
    for (const spelling of spellings) expect(registry.clean(`a ${spelling} b`)).toBe('a [secret] b')
  })
})
