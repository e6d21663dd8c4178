import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { whileAllowed } from './access-watch.ts'

type Part = string | (() => void) | Promise<never>

/** Texts one after another; a function is called where it stands, and a promise is waited for. */
async function* textsOf(parts: readonly Part[], onEnd: () => void = () => undefined): AsyncGenerator<string> {
  try {
    for (const part of parts) {
      if (typeof part === 'function') part()
      else yield await part
    }
  } finally {
    onEnd()
  }
}

function watching(isAllowed: () => Promise<boolean>) {
  let revocations = 0
  return {
    revocations: () => revocations,
    watch: {
      isAllowed,
      onRevoked: () => void (revocations += 1),
      revokedText: () => 'revoked',
      checkEveryMs: 5,
    },
  }
}

async function collect(texts: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const text of texts) all.push(text)
  return all
}

const never = new Promise<never>(() => undefined)

test('passes everything on while access holds', async () => {
  const { watch, revocations } = watching(async () => true)
  expect(await collect(whileAllowed(textsOf(['a', 'b', 'complete']), watch))).toEqual(['a', 'b', 'complete'])
  expect(revocations()).toBe(0)
})

test('S7: says so in place of the next text, and never that it is complete', async () => {
  let isAllowed = true
  const { watch, revocations } = watching(async () => isAllowed)
  const texts = textsOf(['a', 'b', () => (isAllowed = false), 'complete'])
  expect(await collect(whileAllowed(texts, watch))).toEqual(['a', 'b', 'revoked'])
  expect(revocations()).toBe(1)
})

test('S7: ends while the next text is waited for', async () => {
  let isAllowed = true
  const { watch } = watching(async () => isAllowed)
  const all = collect(whileAllowed(textsOf(['a', () => (isAllowed = false), never]), watch))
  expect(await all).toEqual(['a', 'revoked'])
})

test('S7: stops what is read while nobody takes the next text, and then gives none', async () => {
  let isAllowed = true
  const { watch, revocations } = watching(async () => isAllowed)
  const guarded = whileAllowed(textsOf(['a', 'b']), watch)
  expect((await guarded.next()).value).toBe('a')
  isAllowed = false
  while (revocations() === 0) await sleep(1)
  expect(await collect(guarded)).toEqual(['revoked'])
})

test('S7: gives nothing where access cannot be asked for', async () => {
  const { watch } = watching(() => Promise.reject(new Error('the store is gone')))
  expect(await collect(whileAllowed(textsOf(['a']), watch))).toEqual(['revoked'])
})

test('ends what is read when its reader leaves', async () => {
  let hasEnded = false
  const { watch } = watching(async () => true)
  for await (const text of whileAllowed(
    textsOf(['a', 'b'], () => (hasEnded = true)),
    watch,
  )) {
    expect(text).toBe('a')
    break
  }
  await sleep(0)
  expect(hasEnded).toBe(true)
})
