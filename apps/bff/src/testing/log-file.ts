import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LogFile } from '../usage-logs/db/worker/file/log-file.ts'

/** The log store's file by itself, in a folder that goes with it. */
export function openLogFile(): LogFile & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'quaymaster-log-file-'))
  const file = LogFile.open({ path: join(folder, 'logs.sqlite') })
  return Object.assign(file, {
    [Symbol.dispose]: () => {
      file.close()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}
