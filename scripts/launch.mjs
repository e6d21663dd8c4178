// The one entry of every command: refuses an old Node with a sentence, then runs the TypeScript named first.
// Plain JavaScript on purpose: a Node that is too old could not read anything else.
import { pathToFileURL } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 24 || (major === 24 && minor < 12)) {
  process.stderr.write(
    `Quaymaster needs Node 24.12 or newer, but this is Node ${process.versions.node}. ` +
      'The install brings its own Node 26: run "npx -y pnpm@12.21.0 install" on Linux or macOS, or put a newer Node on the PATH.\n',
  )
  process.exit(78)
}

const [, , entry, ...rest] = process.argv
process.argv = [process.argv[0], entry, ...rest]
await import(pathToFileURL(entry).href)
