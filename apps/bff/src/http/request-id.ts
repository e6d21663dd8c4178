import { randomFillSync } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_LENGTH = 10
const CHANCE_LENGTH = 16

/** Chance is drawn for many ids at once: asking the system for each cost more than all the rest. */
const chance = Buffer.alloc(CHANCE_LENGTH * 256)
let used = chance.length

function chanceText(): string {
  if (used === chance.length) {
    randomFillSync(chance)
    used = 0
  }
  let text = ''
  for (const end = used + CHANCE_LENGTH; used < end; used += 1) text += ALPHABET.charAt((chance[used] ?? 0) & 31)
  return text
}

function timeText(nowMs: number): string {
  let rest = nowMs
  let text = ''
  for (let index = 0; index < TIME_LENGTH; index += 1) {
    text = ALPHABET.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** An id that sorts by time and cannot be guessed (ULID: 48 bits of time, 80 of chance). `nowMs` is a whole number. */
export const createRequestId = (nowMs: number): string => timeText(Math.trunc(nowMs)) + chanceText()
