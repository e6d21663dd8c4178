const MIN_LENGTH = 12

/** Words that people build passwords of, and those of this product's surroundings. */
const WORDS = [
  'password',
  'passwort',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'welcome',
  'administrator',
  'admin',
  'superuser',
  'superadmin',
  'letmein',
  'changeme',
  'changeit',
  'secret',
  'secure',
  'login',
  'access',
  'default',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'dragon',
  'monkey',
  'master',
  'shadow',
  'michael',
  'jordan',
  'superman',
  'batman',
  'starwars',
  'trustno1',
  'computer',
  'internet',
  'summer',
  'winter',
  'spring',
  'autumn',
  'january',
  'february',
  'december',
  'monday',
  'friday',
  'company',
  'helpdesk',
  'operator',
  'auditor',
  'registry',
  'container',
  'docker',
  'kubernetes',
  'openshift',
  'redhat',
  'quay',
  'quaymaster',
  'projectquay',
] as const

const ENDINGS = [
  '1',
  '12',
  '123',
  '1234',
  '12345',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '1234567890',
  '!',
  '!!',
  '!!!',
  '1!',
  '12!',
  '123!',
  '1234!',
  '@123',
  '@1234',
  '#1',
  '000',
  '0000',
  '111',
  '1111',
  '007',
  '321',
  '4321',
  '654321',
] as const

const YEARS = Array.from({ length: 41 }, (_, index) => String(1990 + index))

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', 'abcdefghijklmnopqrstuvwxyz', '1qaz2wsx3edc4rfv5tgb']

function addWords(list: Set<string>): void {
  for (const word of WORDS) {
    for (const ending of [
      ...ENDINGS,
      ...YEARS,
      ...YEARS.map((year) => `${year}!`),
      ...YEARS.map((year) => `@${year}`),
    ]) {
      list.add(word + ending)
      list.add(word + word + ending)
    }
    for (const other of WORDS) list.add(word + other)
  }
}

function addWalks(list: Set<string>): void {
  for (const row of ROWS) {
    const there = row + row + row
    const back = [...there].toReversed().join('')
    for (const walk of [there, back]) {
      for (let start = 0; start < row.length; start += 1) {
        for (let length = MIN_LENGTH; length <= 20 && start + length <= walk.length; length += 1) {
          list.add(walk.slice(start, start + length))
        }
      }
    }
  }
}

function addRepeats(list: Set<string>): void {
  for (const unit of ['12', '123', '1234', '12345', '123456', 'abc', 'abc123', 'qwe', 'asd', 'admin', 'test', 'pass']) {
    for (let length = MIN_LENGTH; length <= 24; length += 1) list.add(unit.repeat(length).slice(0, length))
  }
  for (const letter of '0123456789abcdefghijklmnopqrstuvwxyz') {
    for (let length = MIN_LENGTH; length <= 24; length += 1) list.add(letter.repeat(length))
  }
}

function buildList(): ReadonlySet<string> {
  const list = new Set<string>()
  addWords(list)
  addWalks(list)
  addRepeats(list)
  for (const password of list) if (password.length < MIN_LENGTH) list.delete(password)
  return list
}

let built: ReadonlySet<string> | undefined

/** Passwords that guessers try first and that are long enough to be chosen here; made by rules, in lower case. */
export function commonPasswords(): ReadonlySet<string> {
  built ??= buildList()
  return built
}

/** Whether a password is one of those, or little more than the account's own name. */
export function isCommonPassword(password: string, accountName: string): boolean {
  const plain = password.toLowerCase().trim()
  if (commonPasswords().has(plain)) return true
  const withoutName = plain.replaceAll(accountName.toLowerCase(), '')
  return withoutName.length < 4
}
