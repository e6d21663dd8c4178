import type { Random } from './demo-random.ts'
import { namePools } from './demo-names.ts'

/** A person of the demo, before the registry gives an id. */
export type DemoPerson = {
  username: string
  email: string
  isEnabled: boolean
  isVerified: boolean
  /** How long the account has existed. */
  ageDays: number
}

const domains: readonly [string, ...string[]] = [
  'example.com',
  'example.com',
  'example.com',
  'example.org',
  'example.net',
  'corp.example.com',
  'tokyo.example.com',
  'berlin.example.com',
  'labs.example.org',
  'partner.example.net',
]

const separators: readonly [string, ...string[]] = ['.', '.', '.', '-', '_']

function userNameFrom(random: Random, given: string, family: string): string {
  const form = random.integer(10)
  if (form < 6) return `${given}${random.pick(separators)}${family}`
  if (form < 8) return `${given.charAt(0)}${family}`
  return form < 9 ? `${family}${given.charAt(0)}` : `${given}${family}`
}

/** The n-th taker of a name gets a number, as people's user names usually do. */
function untaken(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name}${number}`
  return free
}

function emailFrom(random: Random, given: string, family: string, taken: ReadonlySet<string>): string {
  // Quay stores a made-up uuid where no address was given.
  if (random.isHit(0.03)) return random.uuid()
  const domain = random.pick(domains)
  const local = `${given}.${family}`
  let email = `${local}@${domain}`
  for (let number = 2; taken.has(email); number += 1) email = `${local}${number}@${domain}`
  return email
}

/** Makes so many people with names of their own, the eldest first; `reserved` are names that are taken already. */
export function createDemoPeople(random: Random, count: number, reserved: readonly string[]): DemoPerson[] {
  const names = new Set(reserved)
  const emails = new Set<string>()
  const ages = Array.from({ length: count }, () => random.integer(1500))
  // The eldest first: who came later takes the number behind the name.
  return ages
    .toSorted((one, other) => other - one)
    .map((ageDays) => {
      const home = random.pick(namePools)
      const given = random.pick(home.given)
      const family = random.pick((random.isHit(0.15) ? random.pick(namePools) : home).family)
      const username = untaken(userNameFrom(random, given, family), names)
      const email = emailFrom(random, given, family, emails)
      names.add(username)
      emails.add(email)
      return {
        username,
        email,
        isEnabled: !random.isHit(0.04),
        isVerified: !random.isHit(0.01),
        ageDays,
      }
    })
}
