import { findCycles } from '../checks/cycles.ts'
import { findWideFeatures } from '../checks/feature-footprint.ts'
import { findLayerFaults } from '../checks/layers.ts'
import type { Step } from './step.ts'

/** Whether findings about the structure fail a run. While the tree is on its way there, they are only shown. */
const FAILS = false

/** How many findings a run shows of each check that does not fail yet. */
const SHOWN = 3

type StructureCheck = { name: string; find: () => Promise<readonly string[]> }

/** How the tree hangs together. */
export const STRUCTURE_CHECKS: readonly StructureCheck[] = [
  { name: 'feature footprints', find: findWideFeatures },
  { name: 'layers', find: findLayerFaults },
  { name: 'import cycles', find: findCycles },
]

function summarize(findings: readonly string[]): string {
  const lines = findings.slice(0, SHOWN).map((finding) => finding.split('\n', 1)[0])
  const rest = findings.length - lines.length
  return [`${findings.length} findings, which do not fail yet; all of them: pnpm structure`, ...lines]
    .concat(rest > 0 ? [`and ${rest} more`] : [])
    .join('\n')
}

const structureStep = ({ name, find }: StructureCheck): Step => ({
  name,
  run: async () => {
    const findings = await find()
    if (findings.length === 0) return { passed: 1, failed: 0, output: '' }
    return FAILS
      ? { passed: 0, failed: 1, output: findings.join('\n') }
      : { passed: 1, failed: 0, output: summarize(findings) }
  },
})

export const structureSteps: readonly Step[] = STRUCTURE_CHECKS.map(structureStep)
