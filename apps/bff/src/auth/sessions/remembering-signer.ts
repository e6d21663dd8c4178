import { Signer } from '@fastify/cookie'
import type { UnsignResult } from '@fastify/cookie'

const REMEMBERED = 1000

/**
 * Signs cookies, and remembers those that it found to be well signed: the session library verifies the cookie of every
 * request and signs it once more. What is not well signed is never remembered.
 */
export class RememberingSigner {
  readonly #signer: Signer
  readonly #verified = new Map<string, UnsignResult>()
  readonly #signed = new Map<string, string>()

  /** @param secrets the first one signs, each of them verifies */
  constructor(secrets: string[]) {
    this.#signer = new Signer(secrets)
  }

  sign(value: string): string {
    return this.#signed.get(value) ?? this.#signer.sign(value)
  }

  unsign(signedValue: string): UnsignResult {
    const known = this.#verified.get(signedValue)
    if (known !== undefined) return known
    const result = this.#signer.unsign(signedValue)
    if (result.valid) this.#remember(signedValue, result)
    return result
  }

  #remember(signedValue: string, result: UnsignResult): void {
    if (this.#verified.size >= REMEMBERED) {
      this.#verified.clear()
      this.#signed.clear()
    }
    this.#verified.set(signedValue, result)
    // By a key that signs no more: the next cookie is signed anew.
    if (!result.renew && result.value !== null) this.#signed.set(result.value, signedValue)
  }
}
