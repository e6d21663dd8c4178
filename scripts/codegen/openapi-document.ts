import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../apps/bff/src/app.ts'
import { readConfig } from '../../apps/bff/src/config/config.ts'
import { createQuaySimulator } from '../../packages/quay-simulator/src/index.ts'

/** The description of the API, as the real server makes it of its routes. */
export async function renderOpenapi(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-openapi-'))
  await using quay = await createQuaySimulator()
  await writeFile(join(folder, 'token'), quay.tokens.rw, { mode: 0o400 })
  const config = readConfig({
    QUAYMASTER_QUAY_URL: quay.url,
    QUAYMASTER_QUAY_TOKEN_FILE: join(folder, 'token'),
    QUAYMASTER_DATA_DIR: join(folder, 'data'),
    QUAYMASTER_LOG_LEVEL: 'silent',
  })
  const app = await buildApp(config)
  try {
    await app.ready()
    return `${JSON.stringify(app.swagger(), undefined, 2)}\n`
  } finally {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  }
}
