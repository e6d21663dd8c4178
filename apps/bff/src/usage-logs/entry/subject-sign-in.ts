import { account, isAccount, isUserName, text, typedName, UNKNOWN, user } from './subject-names.ts'
import type { Subject, SubjectFacts } from './subject-names.ts'

type Names = Pick<SubjectFacts, 'performer' | 'namespace' | 'metadata'>

/** Whose sign-in was refused. What Quay cannot file under an account it files under the oldest one, who has no part in it. */
export function refusedSignIn(facts: Names): Subject {
  const { metadata } = facts
  if (metadata['kind'] === 'oauth') return ofToken(facts)
  if (metadata['kind'] === 'app_specific_token') return ofAppToken(facts)
  if (metadata['kind'] === 'robot') return ofRobot(facts)
  return metadata['type'] === 'v2auth' ? ofRegistry(facts) : ofPage(facts)
}

const typed = ({ metadata }: Names): Subject => ({ ...UNKNOWN, name: typedName(metadata) })

/** Metadata name who granted the token. The performer of an expired one is the user whose row number the token has. */
const ofToken = ({ metadata }: Names): Subject => {
  const granter = text(metadata['username'])
  return granter === null ? UNKNOWN : account(granter)
}

function ofAppToken({ performer, metadata }: Names): Subject {
  const name = isAccount(performer) ? performer : text(metadata['username'])
  return name === null ? UNKNOWN : account(name)
}

/** A robot that was deleted since has no performer, but its owner as namespace. */
function ofRobot(facts: Names): Subject {
  const { performer, namespace } = facts
  if (isAccount(performer)) return account(performer)
  const name = typedName(facts.metadata)
  return name?.includes('+') === true && name.split('+', 1)[0] === namespace ? account(name) : typed(facts)
}

/** The registry never tells whether the name is known: what was typed is all there is. */
function ofRegistry(facts: Names): Subject {
  const name = text(facts.metadata['username'])
  if (name !== null && isUserName(name)) return user(name)
  return name?.includes('@') === true && isAccount(facts.performer) ? user(facts.performer) : typed(facts)
}

/**
 * On the web page a known user is performer and namespace, with any other session open too. An unknown name has the
 * performer of that session or none. Both may be the oldest account, so that the typed name has to agree as well.
 */
function ofPage(facts: Names): Subject {
  const { performer, namespace } = facts
  const name = text(facts.metadata['username'])
  if (isAccount(performer) && performer === name) return user(performer)
  if (!isAccount(namespace)) return name !== null && isUserName(name) ? user(name) : typed(facts)
  const isByMailAddress = name === null || name.includes('@')
  return performer === namespace && isByMailAddress ? user(performer) : typed(facts)
}
