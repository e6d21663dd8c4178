import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles, repositoryRoot } from '../repository.ts'
import { ALLOWED_LINES } from './allowed-lines.ts'

type Ban = { pattern: RegExp; paths: RegExp; except?: RegExp; why: string }

const TESTS = /\.(?:test|e2e)\.tsx?$|\/testing\/|\/tests\//
const CODE = /\.(?:ts|tsx|mjs)$/
const SCRIPT_OF_A_PAGE = /\/pages\/browser\//
const SHIPPED = /^(?:apps|packages)\/[^/]+\/src\/.*\.tsx?$/

/**
 * Security bar C7 and the rules of the house that no linter knows. One-letter classes such as `[D]` keep this file
 * from matching itself.
 */
const BANS: readonly Ban[] = [
  {
    pattern: /dangerouslySet[I]nnerHTML|\.inner[H]TML\b|insertAdjacent[H]TML/,
    paths: SHIPPED,
    why: 'Text becomes markup.',
  },
  { pattern: /\beva[l]\(|new Functio[n]\(/, paths: CODE, why: 'Text becomes code.' },
  {
    pattern: /new UR[L]\(/,
    paths: /^(?:packages\/quay-client|apps\/bff\/src\/quay)\//,
    except: TESTS,
    why: 'URL parsing folds "..": build a path from encoded segments.',
  },
  {
    pattern: /(?<![.\w])fetc[h]\(/,
    paths: /^(?:packages\/[^/]+|apps\/bff)\/src\//,
    except: new RegExp(`${TESTS.source}|${SCRIPT_OF_A_PAGE.source}`),
    why: 'The server calls Quay through quay-client only.',
  },
  {
    pattern: /reply\.ra[w]\b|\.hijac[k]\(/,
    paths: /^apps\/bff\//,
    except: TESTS,
    why: 'It goes around headers and hooks.',
  },
  {
    pattern: /request\.i[p]s?\b/,
    paths: /^apps\/bff\/src\//,
    why: 'It may be any text that a proxy was sent: use senderAddress.',
  },
  { pattern: /reply\.sen[d]\(JSON/, paths: /^apps\/bff\//, why: 'Return the value; the contract serialises it.' },
  {
    pattern: /rejectUnauthorize[d]: (?!true)/,
    paths: CODE,
    why: 'A certificate is trusted by its CA, never by not looking.',
  },
  {
    pattern: /process\.en[v]\b/,
    paths: /^(?:apps\/bff|packages\/[^/]+)\/src\//,
    except: TESTS,
    why: 'Settings come from config.ts.',
  },
  { pattern: /\bvi\.(?:moc[k]|doMoc[k])\(/, paths: CODE, why: 'A failure is a scenario of the simulator.' },
  {
    pattern: /page\.rout[e]\(|waitForTimeou[t]\(/,
    paths: /^e2e\//,
    why: 'A failure is a scenario of the simulator; wait for what the page shows.',
  },
  {
    pattern: /\.(?:onl[y]|ski[p])\(|\b(?:xi[t]|fdescrib[e])\(/,
    paths: /\.(?:test|e2e)\.tsx?$/,
    why: 'Every test runs.',
  },
  {
    pattern: /(?:eslint|oxlint)-disabl[e]|@ts-(?:ignor[e]|expect-erro[r]|nochec[k])/,
    paths: CODE,
    why: 'Mend the code, not the check.',
  },
  {
    pattern: /\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b/,
    paths: /\.(?:ts|tsx|mjs|css|md)$/,
    why: 'Finish it or leave it out.',
  },
  {
    pattern: /\/(?:wor[k]|roo[t]|hom[e]|far[m])\/|\/tm[p]\/[a-z]/,
    paths: /\.(?:ts|tsx|mjs|css|md|json|ya?ml|html)$/,
    why: 'The path of one machine.',
  },
  { pattern: /^export \* fro[m]/, paths: SHIPPED, why: 'No barrels: import from the file that says it.' },
]

/** The faults of one file, as `path:line: why`. */
export function bannedLines(path: string, text: string): string[] {
  const bans = BANS.filter((ban) => ban.paths.test(path) && !ban.except?.test(path))
  return text
    .split('\n')
    .flatMap((line, index) =>
      bans
        .filter((ban) => ban.pattern.test(line) && !isAllowed(path, line))
        .map((ban) => `${path}:${index + 1}: ${line.trim()}\n  ${ban.why}`),
    )
}

const isAllowed = (path: string, line: string) =>
  ALLOWED_LINES.some((allowed) => allowed.path === path && line.includes(allowed.text))

/** Every banned line of the tree, and every allowance that allows nothing any more. */
export async function findBannedCode(): Promise<string[]> {
  const paths = (await listFiles()).filter((path) => !/\/recordings\/|\.gen\.ts$|^pnpm-lock/.test(path))
  const files = await Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(repositoryRoot, path), 'utf8') })),
  )
  const idle = ALLOWED_LINES.filter(
    (allowed) => !files.some(({ path, text }) => path === allowed.path && text.includes(allowed.text)),
  )
  return [
    ...files.flatMap(({ path, text }) => bannedLines(path, text)),
    ...idle.map((allowed) => `scripts/checks/allowed-lines.ts allows a line of ${allowed.path} that is gone.`),
  ]
}
