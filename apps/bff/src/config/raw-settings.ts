import { parse } from 'secure-json-parse'
import type { Files } from './files.ts'
import type { ConfigProblem } from './problem.ts'
import { CONFIG_FILE_VARIABLE, isOurVariable, SETTING_KEYS, type SettingKey, variableOf } from './settings.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** `environment` wins over `file`; `default` means that nobody set it. */
export type SettingSource = 'environment' | 'file' | 'default'

/** The settings as texts, before anything is understood, and where each came from. */
export type RawSettings = {
  values: Partial<Record<SettingKey, string>>
  sources: Partial<Record<SettingKey, SettingSource>>
  problems: ConfigProblem[]
}

const isKey = (text: string): text is SettingKey => SETTING_KEYS.some((key) => key === text)

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(',')
  return undefined
}

function readFileSettings(path: string, files: Files, raw: RawSettings): void {
  const problem = (reason: ConfigProblem['reason'], setting = CONFIG_FILE_VARIABLE) =>
    raw.problems.push({ setting, reason })
  if (files.stat(path)?.isFile !== true) return void problem('file_missing')
  let content: unknown
  try {
    content = parse(files.read(path))
  } catch {
    return void problem('file_not_json')
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return void problem('file_not_json')
  for (const [key, value] of Object.entries(content)) {
    const text = textOf(value)
    if (!isKey(key)) problem('unknown_key', key)
    else if (text === undefined) problem('value_illegal', key)
    else {
      raw.values[key] = text
      raw.sources[key] = 'file'
    }
  }
}

/** Gathers what the environment and the file say, and refuses what neither may say. */
export function gatherSettings(environment: Environment, files: Files): RawSettings {
  const raw: RawSettings = { values: {}, sources: {}, problems: [] }
  const path = environment[CONFIG_FILE_VARIABLE]
  if (path !== undefined) readFileSettings(path, files, raw)
  const variables = new Map(SETTING_KEYS.map((key) => [variableOf(key), key]))
  for (const [name, value] of Object.entries(environment)) {
    if (!isOurVariable(name) || name === CONFIG_FILE_VARIABLE || value === undefined) continue
    const key = variables.get(name)
    if (key === undefined) raw.problems.push({ setting: name, reason: 'unknown_setting' })
    else {
      raw.values[key] = value
      raw.sources[key] = 'environment'
    }
  }
  for (const key of SETTING_KEYS) {
    if (raw.values[key]?.trim() === '') raw.problems.push({ setting: variableOf(key), reason: 'value_empty' })
  }
  return raw
}
