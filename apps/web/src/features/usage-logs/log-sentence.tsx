import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'
import type { SentencePart } from '@quaymaster/messages/sentence'
import { composeEntry } from '@quaymaster/messages/usage-logs/entry'
import i18next from 'i18next'
import { formatInstant } from '../../lib/format.ts'
import { sentencesIn, subjectWordsIn } from './words.ts'
import styles from './log-row.module.css'
import { userOf } from './log-subject.ts'

/** Facts that name a user of Quay. */
const USER_FACTS = new Set([
  'performer',
  'username',
  'user',
  'member',
  'inviter',
  'delegate_user',
  'activating_username',
  'manual_user',
  'superuser',
])

/** The sentence of an entry in pieces; the kind and its facts where no sentence fits. */
export function sentenceOf(entry: UsageLogEntry): SentencePart[] {
  const { language } = i18next
  const parts = composeEntry(sentencesIn(language)[entry.kind] ?? [], entry, subjectWordsIn(language))
  return parts === undefined ? plainParts(entry) : joinedNames(parts)
}

/** "acme/web", ":" and "1.4" are one name to whoever reads, and one element instead of three. */
function joinedNames(parts: readonly SentencePart[]): SentencePart[] {
  const joined: SentencePart[] = []
  for (const [index, part] of parts.entries()) {
    const before = joined.at(-1)
    const after = parts[index + 1]
    const isJoint = 'text' in part && (part.text === ':' || part.text === '@') && after !== undefined && 'name' in after
    if (isJoint && before !== undefined && 'name' in before) {
      joined[joined.length - 1] = {
        name: before.name,
        value: `${before.value}${part.text}${shownValue(after.name, after.value)}`,
      }
    } else if (!isJointBefore(parts, index)) {
      joined.push(part)
    }
  }
  return joined
}

function isJointBefore(parts: readonly SentencePart[], index: number): boolean {
  const [name, joint, here] = [parts[index - 2], parts[index - 1], parts[index]]
  if (name === undefined || joint === undefined || here === undefined) return false
  return 'name' in name && 'text' in joint && (joint.text === ':' || joint.text === '@') && 'name' in here
}

/** A kind that nobody knows yet stays readable. */
function plainParts({ kind, facts }: UsageLogEntry): SentencePart[] {
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== '')
  return [{ text: kind }, ...known.map(([name, value]) => ({ text: ` · ${name}: ${String(value)}` }))]
}

const SHORT_DIGEST_LENGTH = 19

function shownValue(name: string, value: string): string {
  if (name.endsWith('_date') && !Number.isNaN(Date.parse(value))) return formatInstant(value)
  return /^sha256:[0-9a-f]{64}$/.test(value) ? `${value.slice(0, SHORT_DIGEST_LENGTH)}…` : value
}

/** The sentence as plain text. */
export const sentenceTextOf = (entry: UsageLogEntry): string =>
  sentenceOf(entry)
    .map((part) => ('text' in part ? part.text : shownValue(part.name, part.value)))
    .join('')

/** Whether a name in a sentence has a page of its own. */
function isUser(name: string, value: string, entry: UsageLogEntry): boolean {
  if (value.includes('+') || value.includes('@')) return false
  // What somebody typed may be nobody's name.
  if (entry.kind === 'login_failure') return userOf(entry) === value
  if (name === 'performer') return userOf(entry) !== undefined
  if (name === 'namespace') return entry.namespace?.isOrganization === false && entry.namespace.name === value
  return USER_FACTS.has(name)
}

/** The address of a user's page: see `userLink`, which the list does without for its many rows. */
export const userAddress = (name: string): string =>
  `/users/${encodeURIComponent(name)}${name === 'new' ? '/overview' : ''}`

/** What happened, in words; the names of users lead to their pages. */
export function LogSentence({ entry }: { entry: UsageLogEntry }) {
  return (
    <>
      {sentenceOf(entry).map((part, index) => {
        if ('text' in part) return part.text
        const { name, value } = part
        if (isUser(name, value, entry)) {
          return (
            <a key={index} href={userAddress(value)}>
              {value}
            </a>
          )
        }
        return <b key={index}>{shownValue(name, value)}</b>
      })}
      {typeof entry.application === 'string' && (
        <span className={styles['aside']}> {i18next.t('usageLogs.through', { application: entry.application })}</span>
      )}
    </>
  )
}
