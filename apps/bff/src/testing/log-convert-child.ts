import { convertSome } from '../log-store/worker/convert.ts'
import { openStore } from '../log-store/worker/open-file.ts'
import { indexTexts } from '../log-store/worker/text-indexer.ts'

// Converts a file, step by step, until it is done or somebody kills it; a letter is written for every step.
const [path = ''] = process.argv.slice(2)
process.stdout.write('o')
const { file } = openStore({ path }, '2026-11-21T00:00:00Z')
process.stdout.write('c')
while (convertSome(file) || indexTexts(file)) process.stdout.write('.')
file.close()
process.stdout.write('!')
