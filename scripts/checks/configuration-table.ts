import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CONFIG_FILE_VARIABLE, DEFAULTS, SETTING_KEYS, variableOf } from '../../apps/bff/src/config/settings.ts'
import { repositoryRoot } from '../repository.ts'

type Setting = { variable: string; defaultText: string | undefined }

const ROW = /^\| `(QUAYMASTER_[A-Z_]+)`\s*\|(.*?)\|/gm

function settings(): Setting[] {
  const defaults = new Map<string, unknown>(Object.entries(DEFAULTS))
  const textOf = (value: unknown) =>
    value === DEFAULTS.listen ? `${DEFAULTS.listen.host}:${DEFAULTS.listen.port}` : String(value)
  return [
    { variable: CONFIG_FILE_VARIABLE, defaultText: undefined },
    ...SETTING_KEYS.map((key) => ({
      variable: variableOf(key),
      defaultText: defaults.has(key) ? textOf(defaults.get(key)) : undefined,
    })),
  ]
}

/** Settings that a table leaves out, defaults that it tells wrongly, and rows of settings that do not exist. */
export function tableFindings(document: string, text: string, known: readonly Setting[] = settings()): string[] {
  const rows = new Map([...text.matchAll(ROW)].map(([, variable = '', cell = '']) => [variable, cell]))
  const missing = known.flatMap(({ variable, defaultText }) => {
    const cell = rows.get(variable)
    if (cell === undefined) return [`${document} says nothing of ${variable}.`]
    const isTold = defaultText === undefined || cell.includes(`\`${defaultText}\``)
    return isTold ? [] : [`${document} does not say that the default of ${variable} is ${defaultText}.`]
  })
  const names = new Set(known.map(({ variable }) => variable))
  const unknown = [...rows.keys()].filter((variable) => !names.has(variable))
  return [...missing, ...unknown.map((variable) => `${document} explains ${variable}, which does not exist.`)]
}

/** Differences between the settings of the server and the tables of both READMEs. */
export async function findConfigurationGaps(): Promise<string[]> {
  const findings = await Promise.all(
    ['README.md', 'README.ja.md'].map(async (document) =>
      tableFindings(document, await readFile(join(repositoryRoot, document), 'utf8')),
    ),
  )
  return findings.flat()
}
