import { convertSome } from '../usage-logs/db/worker/file/convert.ts'
import { openStore } from '../usage-logs/db/worker/file/open-file.ts'
import { indexTexts } from '../usage-logs/db/worker/entries/text-indexer.ts'

// Converts a file, step by step, until it is done or killed; a letter is written for every step.
const [path = ''] = process.argv.slice(2)
process.stdout.write('o')
const { file } = openStore({ path }, '2026-11-21T00:00:00Z')
process.stdout.write('c')
while (convertSome(file) || indexTexts(file)) process.stdout.write('.')
file.close()
process.stdout.write('!')
