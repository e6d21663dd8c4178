/** `alice@example.org` as `a***@example.org`: enough to ask "is it the one at work?", too little to write to. */
export function maskEmail(email: string): string {
  const [local = '', ...domain] = email.split('@')
  const [first = ''] = local
  return domain.length === 1 ? `${first}***@${domain[0]}` : '***'
}

/** Where an address ends in a sentence: white space, and what people put around one. */
const isOutside = (character: string): boolean => /[\s<>()[\]{},;:"'`]/u.test(character)

/** Every email address in a text, masked as in the list of users. Takes time in proportion to the text. */
export function maskEmails(text: string): string {
  if (!/[@＠]/u.test(text)) return text
  let masked = ''
  let done = 0
  let at = nextAt(text, 0)
  while (at >= 0) {
    const start = localStart(text, at, done)
    const end = wordEnd(text, at + 1)
    const token = text.slice(start, end)
    masked += text.slice(done, start)
    // "@web" mentions somebody, and "cron @" is no address either.
    masked += start === at || end === at + 1 ? token : maskEmail(token.replaceAll('＠', '@'))
    done = end
    at = nextAt(text, done)
  }
  return masked + text.slice(done)
}

function nextAt(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '@' || text[index] === '＠') return index
  }
  return -1
}

/** A local part in quotation marks may hold anything: `"anna berg"@example.org`. */
function localStart(text: string, at: number, floor: number): number {
  if (at > floor && text[at - 1] === '"') {
    const quote = text.lastIndexOf('"', at - 2)
    if (quote >= floor && at >= 2) return quote
  }
  let start = at
  while (start > floor && !isOutside(text[start - 1] ?? ' ')) start -= 1
  return start
}

function wordEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && !isOutside(text[end] ?? ' ')) end += 1
  return end
}
