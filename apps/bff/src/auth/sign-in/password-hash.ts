import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { ProblemError } from '../../problems/problem-error.ts'

const argon2Async = promisify(argon2)

const HASH_BYTES = 32
const SALT_BYTES = 16
const RUNNING = 2
const WAITING = 16

/** Cost of one hash. OWASP's first choice for argon2id: 46 MiB, one pass, one lane. */
export type PasswordCost = { memoryKib: number; passes: number }

export const PASSWORD_COST: PasswordCost = { memoryKib: 47_104, passes: 1 }

/** What a stored hash may ask for: a forged row must not eat the machine. */
const BOUNDS = { memoryKib: [8, 131_072], passes: [1, 8], lanes: [1, 4] } as const

type StoredHash = { memoryKib: number; passes: number; lanes: number; salt: Buffer; hash: Buffer }

const isWithin = (value: number, [min, max]: readonly [number, number]): boolean => value >= min && value <= max

function parseHash(text: string): StoredHash | undefined {
  const match = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]{11,86})\$([\w+/]{22,86})$/.exec(text)
  if (match === null) return undefined
  const [, memory, passes, lanes, salt = '', hash = ''] = match
  const stored = {
    memoryKib: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
  const isBounded =
    isWithin(stored.memoryKib, BOUNDS.memoryKib) &&
    isWithin(stored.passes, BOUNDS.passes) &&
    isWithin(stored.lanes, BOUNDS.lanes)
  return isBounded ? stored : undefined
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/={1,2}$/, '')

/** Hashes and checks passwords, two at a time: each takes 46 MiB and a thread of four. */
export class PasswordHasher {
  readonly #cost: PasswordCost
  readonly #waiting: (() => void)[] = []
  #running = 0
  #dummy: Promise<string> | undefined

  constructor(cost: PasswordCost = PASSWORD_COST) {
    this.#cost = cost
  }

  /** True when another password would not be taken up any more. */
  get isFull(): boolean {
    return this.#waiting.length >= WAITING
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES)
    const { memoryKib, passes } = this.#cost
    const hash = await this.#derive(password, { memoryKib, passes, lanes: 1, salt, hash: Buffer.alloc(HASH_BYTES) })
    return `$argon2id$v=19$m=${memoryKib},t=${passes},p=1$${unpadded(salt)}$${unpadded(hash)}`
  }

  /** Whether the password fits. Without a stored hash it takes as long and says no. */
  async verify(storedHash: string | undefined, password: string): Promise<boolean> {
    const stored = parseHash(storedHash ?? (await this.#dummyHash()))
    if (stored === undefined) return false
    const hash = await this.#derive(password, stored)
    return storedHash !== undefined && timingSafeEqual(hash, stored.hash)
  }

  /** Makes the hash that stands in for unknown names, so that the first of them takes no longer. */
  async warmUp(): Promise<void> {
    await this.#dummyHash()
  }

  #dummyHash(): Promise<string> {
    this.#dummy ??= this.hash(randomBytes(SALT_BYTES).toString('hex'))
    return this.#dummy
  }

  async #derive(password: string, { memoryKib, passes, lanes, salt, hash }: StoredHash): Promise<Buffer> {
    await this.#enter()
    try {
      const parameters = {
        message: Buffer.from(password, 'utf8'),
        nonce: salt,
        parallelism: lanes,
        tagLength: hash.length,
        memory: memoryKib,
        passes,
      }
      return Buffer.from(await argon2Async('argon2id', parameters))
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < RUNNING) {
      this.#running += 1
      return
    }
    if (this.isFull) throw new ProblemError('sign_in_throttled', 429, { retryAfterSeconds: 1 })
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#running -= 1
    else next()
  }
}
