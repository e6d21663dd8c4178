import { STRUCTURE_CHECKS } from './steps/structure-steps.ts'

/** Prints every finding of the checks of the structure. */
for (const { name, find } of STRUCTURE_CHECKS) {
  const findings = await find()
  process.stdout.write(`${name}: ${findings.length} findings\n${findings.map((finding) => `  ${finding}\n`).join('')}`)
}
