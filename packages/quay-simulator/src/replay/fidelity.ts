import { readFileSync } from 'node:fs'

/**
 * Reads the list of recordings that the simulator does not follow yet: lines `- file: reason` of FIDELITY.md,
 * below the heading "Not covered yet".
 * @returns the reason of each file
 */
export function readNotCovered(path: string): Map<string, string> {
  const [, section = ''] = readFileSync(path, 'utf8').split('## Not covered yet')
  const lines = section.split(/^## /m)[0]?.split('\n') ?? []
  const entries = lines.flatMap((line) => {
    const found = /^- `([^`]+\.json)`: (.+)$/.exec(line)
    return found ? [[found[1] ?? '', found[2] ?? ''] as const] : []
  })
  return new Map(entries)
}
