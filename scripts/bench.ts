import { BENCHES } from '../bench/benches.ts'
import { tableOf } from '../bench/measurement.ts'
import type { Measurement } from '../bench/measurement.ts'
import { say } from './steps/run-steps.ts'

const isJson = process.argv.includes('--json')
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name))
if (unknown.length > 0) {
  say(`There is no bench ${unknown.join(', ')}. There are: ${BENCHES.map(({ name }) => name).join(', ')}.`)
  process.exit(64)
}

const all: Measurement[] = []
for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name))) {
  say(`Measuring ${bench.name}`)
  const measurements = await bench.measure()
  if (isJson) for (const one of measurements) process.stdout.write(`${JSON.stringify(one)}\n`)
  all.push(...measurements)
}
if (!isJson) process.stdout.write(`${tableOf(all)}\n`)
