import { findCycles } from '../checks/cycles.ts'
import { findWideFeatures } from '../checks/feature-footprint.ts'
import { findLayerFaults } from '../checks/layers.ts'
import type { Step } from './step.ts'

type StructureCheck = { name: string; find: () => Promise<readonly string[]> }

/** How the tree hangs together. */
export const STRUCTURE_CHECKS: readonly StructureCheck[] = [
  { name: 'feature footprints', find: findWideFeatures },
  { name: 'layers', find: findLayerFaults },
  { name: 'import cycles', find: findCycles },
]

const structureStep = ({ name, find }: StructureCheck): Step => ({
  name,
  run: async () => {
    const findings = await find()
    const failed = findings.length === 0 ? 0 : 1
    return { passed: 1 - failed, failed, output: findings.join('\n') }
  },
})

export const structureSteps: readonly Step[] = STRUCTURE_CHECKS.map(structureStep)
