import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../repository.ts'

/** A resolution is an integrity and nothing else: then every package comes from the registry that pnpm is set to. */
const PLAIN_RESOLUTION = /^\s+resolution: \{integrity: sha512-[A-Za-z0-9+/=]+\}$/

/** Security bar C2: what the lockfile holds beside packages of the registry, each pinned by its hash. */
export function lockfileFindings(lockfile: string): string[] {
  const lines = lockfile.split('\n')
  const resolutions = lines.filter((line) => /^\s+resolution: /.test(line))
  const packages = lines
    .slice(lines.indexOf('packages:'), lines.indexOf('snapshots:'))
    .filter((line) => /^ {2}\S.*:$/.test(line))
  return [
    ...resolutions
      .filter((line) => !PLAIN_RESOLUTION.test(line))
      .map((line) => `Not a package of the registry pinned by its hash: ${line.trim()}`),
    ...lines
      .filter((line) => /\b(?:git\+|https?:|ssh:|file:)/.test(line))
      .map((line) => `Names an address: ${line.trim()}`),
    ...lines
      .filter((line) => /^\s+requiresBuild: true/.test(line))
      .map(() => 'A package wants to run an install script.'),
    ...(packages.length === resolutions.length
      ? []
      : [`${packages.length} packages have ${resolutions.length} resolutions: one is not pinned.`]),
  ]
}

/** The findings of `lockfileFindings` for ours, and any package that the workspace lets run an install script. */
export async function findLockfileFaults(): Promise<string[]> {
  const [lockfile, workspace] = await Promise.all(
    ['pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((path) => readFile(join(repositoryRoot, path), 'utf8')),
  )
  return [
    ...lockfileFindings(lockfile ?? ''),
    ...(/^allowBuilds: \{\}$/m.test(workspace ?? '')
      ? []
      : ['pnpm-workspace.yaml lets a package run an install script.']),
  ]
}
