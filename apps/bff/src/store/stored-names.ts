/** Values that earlier versions stored under another name, in kept answers and in the trail. What is stored stays as it is. */
const RENAMED_VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  reason: { 'answer-lost': 'answer_lost', 'mail-not-sent': 'mail_not_sent' },
  paused: { 'bad-response': 'bad_response' },
  source: { catalog: 'inventory' },
}

/** Members of kept answers that had another name. */
const RENAMED_MEMBERS: Readonly<Record<string, string>> = {
  because: 'reason',
  catalog: 'inventory',
  follower: 'tailPoller',
  hindrance: 'blocker',
  startedAnew: 'lastReset',
}

const renameMembers = (value: object): object =>
  Object.fromEntries(Object.entries(value).map(([name, member]) => [RENAMED_MEMBERS[name] ?? name, member as unknown]))

/** Parses stored JSON and gives its members and codes the names of this version. */
export function parseStored(text: string): unknown {
  return JSON.parse(text, (member, value: unknown) => {
    if (typeof value === 'string') return RENAMED_VALUES[member]?.[value] ?? value
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? renameMembers(value) : value
  })
}
