import { say } from '../steps/run-steps.ts'
import { ensureDebianPackage } from './debian-package.ts'

const FONTS = ['fonts-noto-cjk']

/** The path of a Chromium: the one named by QM_CHROMIUM, the system's, or one installed now. */
export const ensureChromium = async (): Promise<string> =>
  process.env['QM_CHROMIUM'] ??
  (await ensureDebianPackage({ name: 'chromium', program: '/usr/bin/chromium', with: FONTS }))

/** The same Chromium built without windows, which costs tests half the processor time; the full one where there is none. */
export async function ensureHeadlessChromium(): Promise<string> {
  const given = process.env['QM_CHROMIUM']
  if (given !== undefined) return given
  const shell = { name: 'chromium-headless-shell', program: '/usr/bin/chromium-headless-shell', with: FONTS }
  try {
    return await ensureDebianPackage(shell)
  } catch (error) {
    say(`  The full Chromium is used: ${error instanceof Error ? error.message : String(error)}`)
    return await ensureChromium()
  }
}
