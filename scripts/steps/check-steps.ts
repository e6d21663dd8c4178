import { findBannedCode } from '../checks/banned-code.ts'
import { findConfigurationGaps } from '../checks/configuration-table.ts'
import { findBrokenReferences } from '../checks/document-references.ts'
import { findLongFiles } from '../checks/file-sizes.ts'
import { findStaleFiles } from '../checks/generated-files.ts'
import { findLockfileFaults } from '../checks/lockfile.ts'
import { runCommand } from './run-command.ts'
import { commandStep, findingsStep } from './step.ts'
import { structureSteps } from './structure-steps.ts'
import type { Step } from './step.ts'

const PROJECTS = [
  'packages/contracts',
  'packages/messages',
  'packages/quay-client',
  'packages/quay-simulator',
  'apps/bff',
  'apps/web',
  'e2e',
  'bench',
  'scripts',
] as const

/** On two cores one thread per compiler is as fast as several, at half the work. */
const typesStep = (project: string) =>
  commandStep(`types of ${project}`, () => runCommand('tsc', ['-p', project, '--singleThreaded']))

/** Everything that needs no running program: seconds, so that it is run before every commit. */
export const checkSteps: readonly Step[] = [
  commandStep('format', () => runCommand('oxfmt', ['--check'])),
  commandStep('lint', () => runCommand('oxlint', ['--type-aware', '--deny-warnings'])),
  ...PROJECTS.map(typesStep),
  commandStep('unused files, exports and dependencies', () => runCommand('knip', [])),
  findingsStep('banned code', findBannedCode),
  findingsStep('file sizes', findLongFiles),
  findingsStep('lockfile', findLockfileFaults),
  findingsStep('paths cited in documents', findBrokenReferences),
  findingsStep('configuration tables', findConfigurationGaps),
  findingsStep('generated files', findStaleFiles),
  ...structureSteps,
]
