import { fill } from '@quaymaster/messages/translate'
import type { ConfigReading } from '../config/config.ts'
import type { ConfigProblem } from '../config/problem.ts'
import { DEFAULTS, SETTING_KEYS, type SettingKey, variableOf } from '../config/settings.ts'
import { formatTable } from './table.ts'
import type { CommandWords } from './words.ts'

/** One line for one wrong setting; never with its value, which may be a secret in the wrong place. */
export const problemLine = (problem: ConfigProblem, words: CommandWords): string =>
  fill(words.config.problem, { setting: problem.setting, reason: fill(words.reasons[problem.reason], problem.params) })

/** What a start that fails prints: one line, whatever the number of problems. */
export function failureLine(problems: readonly ConfigProblem[], words: CommandWords): string {
  const [first, ...more] = problems.map((problem) => problemLine(problem, words))
  if (first === undefined || more.length === 0) return first ?? ''
  return fill(words.moreProblems, { line: first, count: more.length })
}

function defaultText(key: SettingKey): string | undefined {
  if (key === 'listen') return `${DEFAULTS.listen.host}:${DEFAULTS.listen.port}`
  const { listen: _listen, ...texts } = DEFAULTS
  const value: string | number | undefined = (texts as Partial<Record<SettingKey, string | number>>)[key]
  return value?.toString()
}

function shownValue(key: SettingKey, reading: ConfigReading, words: CommandWords): string {
  const value = reading.raw.values[key]
  if (value === undefined) return defaultText(key) ?? words.config.unset
  // A value that was refused, or that leads to a secret, may be a secret itself.
  const names = new Set(reading.problems.map((problem) => problem.setting))
  const isWrong = names.has(key) || names.has(variableOf(key))
  return isWrong || key.endsWith('File') ? words.config.set : value
}

/** Every setting with its value and source, and then what is wrong. */
export function describeConfig(reading: ConfigReading, words: CommandWords): string {
  const { head, sources, good, demo } = words.config
  const rows = SETTING_KEYS.map((key) => [
    variableOf(key),
    shownValue(key, reading, words),
    sources[reading.raw.sources[key] ?? 'default'],
  ])
  const table = formatTable([[head.setting, head.value, head.source], ...rows])
  const verdict = reading.problems.map((problem) => problemLine(problem, words))
  if (verdict.length === 0) verdict.push(reading.config?.demo === true ? demo : good)
  return `${table}\n\n${verdict.join('\n')}\n`
}
