import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readNotCovered } from '../replay/fidelity.ts'
import { readRecordings, type Recording } from '../replay/recording.ts'
import { replay, type StepOutcome } from '../replay/run.ts'
import { createQuaySimulator, type QuaySimulator } from '../simulator.ts'

const packageFolder = join(import.meta.dirname, '../..')
const committedFolder = join(packageFolder, 'recordings')
const otherFolder = process.env['RECORDINGS_DIR']
const folder = otherFolder === undefined ? committedFolder : resolve(otherFolder)
const isCommitted = folder === committedFolder

/** Some windows of the recordings cross the end of a month, which only this start makes exact. */
const now = '2026-11-23T16:00:00Z'

// The simulator's licence: every exchange that was recorded of a running Quay, told to the simulator over HTTP.
describe('the recordings', () => {
  const recordings = readRecordings(folder)
  const notCovered = readNotCovered(join(packageFolder, 'FIDELITY.md'))
  const counted = { agreeing: 0, all: 0 }
  let simulator: QuaySimulator

  beforeAll(async () => {
    simulator = await createQuaySimulator()
  })

  afterAll(async () => {
    await simulator.close()
    process.stdout.write(`${counted.agreeing} of ${counted.all} exchanges agree\n`)
  })

  async function play(recording: Recording): Promise<StepOutcome[]> {
    await simulator.reset('pristine', { registry: recording.registry, now })
    const startedAt = performance.now()
    return await replay(recording, {
      url: simulator.url,
      tokens: simulator.tokens,
      happen: (name, parameters) => simulator.event(name, parameters),
      nowMs: () => Date.parse(now) + performance.now() - startedAt,
    })
  }

  it('are there', () => {
    expect(recordings.length).toBeGreaterThan(0)
  })

  it.runIf(isCommitted)('are listed in FIDELITY.md under names that exist', () => {
    const files = new Set(recordings.map((recording) => recording.file))
    expect([...notCovered.keys()].filter((file) => !files.has(file))).toEqual([])
  })

  it.each(recordings.map((recording) => [recording.file, recording] as const))('%s', async (file, recording) => {
    const outcomes = await play(recording)
    const exchanges = outcomes.filter((outcome) => outcome.isExchange)
    counted.all += exchanges.length
    counted.agreeing += exchanges.filter((outcome) => outcome.differences.length === 0).length
    const differences = outcomes.flatMap(({ step, differences: lines }) => lines.map((line) => `step ${step}: ${line}`))
    const isListed = isCommitted && notCovered.has(file)
    if (isListed) expect(differences, `${file} agrees as a whole: take it off FIDELITY.md`).not.toEqual([])
    else expect(differences).toEqual([])
  })
})
