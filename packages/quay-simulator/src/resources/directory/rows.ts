/** A directory of people and groups (README of the recordings, "The directory"). */
export type Directory = {
  baseDn: string
  isReachable: boolean
  /** Whether the registry's own password for it is right. */
  isPasswordGood: boolean
  /** `uid` to mail; null: the person has none. */
  people: Map<string, string | null>
  /** `cn` to the uids of its members. */
  groups: Map<string, string[]>
}

const names = (text: string): string[] => text.trim().split(/[,\s]+/)

const everybody =
  names(`quayadmin, auditor, devuser, alice, bob, carol, dave, erin, frank, grace, heidi, ivan, judy, kevin,
  laura, mallory, niaj, olivia, peggy, quentin, rupert, sybil, trent, ursula, victor, wendy, xavier, yolanda, zoe,
  anna.berg, jean-luc, o.brien, mueller`)

/** The directory of the recordings. */
export const createDirectory = (): Directory => ({
  baseDn: 'dc=example,dc=org',
  isReachable: true,
  isPasswordGood: true,
  people: new Map([...everybody.map((uid) => [uid, `${uid}@example.org`] as const), ['nomail', null] as const]),
  groups: new Map([
    ['admins', ['quayadmin']],
    ['auditors', ['auditor']],
    ['developers', names('devuser, alice, bob, carol, dave, erin, frank, grace, anna.berg, jean-luc')],
    ['operations', names('heidi, ivan, judy, kevin, devuser')],
    ['qa', names('laura, mallory, niaj, olivia, peggy')],
    ['contractors', names('quentin, rupert, sybil, o.brien, mueller')],
    ['onlyone', ['zoe']],
    ['everyone', everybody],
  ]),
})

/** No directory: accounts are Quay's own. */
export const createDirectoryState = (): { directory: Directory | undefined } => ({ directory: undefined })
