import { ensureDebianPackage } from './debian-package.ts'

/** The path of a Chromium: the one named by QM_CHROMIUM, the system's, or one installed now. */
export const ensureChromium = async (): Promise<string> =>
  process.env['QM_CHROMIUM'] ??
  (await ensureDebianPackage({ name: 'chromium', program: '/usr/bin/chromium', with: ['fonts-noto-cjk'] }))
