import { fill } from '@quaymaster/messages/translate'
import { exportCommand, verifyCommand } from './command-line/audit-commands.ts'
import { describeConfig, failureLine } from './command-line/config-check.ts'
import { type CommandWords, commandWords } from './command-line/words.ts'
import { type ConfigReading, inspectConfig } from './config/config.ts'

/** EX_CONFIG of sysexits.h. */
const EXIT_CONFIG = 78
/** EX_USAGE of sysexits.h. */
const EXIT_USAGE = 64

const print = (text: string): void => void process.stdout.write(`${text}\n`)
const printError = (text: string): void => void process.stderr.write(`${text}\n`)

function headsOf(options: readonly string[]): string[] {
  return options.flatMap((option, index) => (option === '--head' ? [options[index + 1] ?? ''] : []))
}

function auditCommand(name: string, options: readonly string[], reading: ConfigReading, words: CommandWords): number {
  if (reading.config === undefined) {
    printError(failureLine(reading.problems, words))
    return EXIT_CONFIG
  }
  if (name === 'verify') return verifyCommand(reading.config, headsOf(options), words, print)
  return exportCommand(reading.config, words, print)
}

function run([group, name, ...options]: readonly string[], words: CommandWords): number {
  const command = [group, name].filter((part) => part !== undefined).join(' ')
  const reading = inspectConfig(process.env)
  if (command === 'config check') {
    process.stdout.write(describeConfig(reading, words))
    return reading.config === undefined ? EXIT_CONFIG : 0
  }
  if (command === 'audit verify' || command === 'audit export') return auditCommand(name ?? '', options, reading, words)
  const isHelp = command === '' || command === 'help' || command === '--help'
  if (!isHelp) printError(fill(words.unknownCommand, { command }))
  const write = isHelp ? print : printError
  write(words.usage)
  return isHelp ? 0 : EXIT_USAGE
}

process.exitCode = run(process.argv.slice(2), commandWords(process.env))
