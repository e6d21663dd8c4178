import { existsSync } from 'node:fs'
import { runCommand } from '../steps/run-command.ts'
import { say } from '../steps/run-steps.ts'

type DebianPackage = { name: string; program: string; with?: readonly string[] }

const NO_QUESTIONS = { DEBIAN_FRONTEND: 'noninteractive' }

/**
 * Installs a Debian package whose program is missing.
 * @throws {Error} with a sentence that says what to install by hand, where that is not possible.
 */
export async function ensureDebianPackage({ name, program, with: alsoWanted = [] }: DebianPackage): Promise<string> {
  if (existsSync(program)) return program
  const packages = [name, ...alsoWanted].join(' ')
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`${program} is missing. Install it (Debian: apt-get install ${packages}), then run this again.`)
  }
  say(`  Installing ${packages} by apt, which takes about a minute`)
  await aptGet(['update'])
  await aptGet(['install', '-y', name, ...alsoWanted])
  return program
}

async function aptGet(parameters: readonly string[]): Promise<void> {
  const { exitCode, output } = await runCommand('apt-get', parameters, { environment: NO_QUESTIONS })
  if (exitCode !== 0) throw new Error(`apt-get ${parameters.join(' ')} failed:\n${output}`)
}
