import { createRequire } from 'node:module'

// PatternFly's components load their style sheets as modules, which only a browser's build can.
createRequire(import.meta.url).extensions['.css'] = () => undefined
