import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'
import { subjectText } from '@quaymaster/messages/usage-logs/entry'
import i18next from 'i18next'
import { subjectWordsIn } from './words.ts'

/** Whom an entry is about, in words. */
export const subjectWords = (entry: Pick<UsageLogEntry, 'subject' | 'kind'>): string =>
  subjectText(entry, subjectWordsIn(i18next.language))

/** The user of the console's own page that an entry is about. */
export const userOf = ({ subject }: Pick<UsageLogEntry, 'subject'>): string | undefined =>
  subject.kind === 'user' && subject.name !== null ? subject.name : undefined

/**
 * Whether Quay filed an entry under an account that has no part in it: the oldest one gets refused sign-ins that fit
 * nobody, and everything about the keys of services.
 */
export function isFiledElsewhere({ kind, subject, namespace }: UsageLogEntry): boolean {
  if (namespace === null) return false
  if (kind !== 'login_failure') return kind.startsWith('service_key_')
  return namespace.isOrganization !== true && subject.name?.split('+', 1)[0] !== namespace.name
}

/** Where it happened, in words. */
export function placeWords(entry: UsageLogEntry): string {
  const { repository, namespace } = entry
  if (repository !== null) return repository
  return namespace === null || isFiledElsewhere(entry) ? i18next.t('usageLogs.none') : namespace.name
}
