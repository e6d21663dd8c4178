import { ensureDebianPackage } from './debian-package.ts'

/** The path of an nginx, against which benches compare. */
export const ensureNginx = (): Promise<string> =>
  ensureDebianPackage({ name: 'nginx-light', program: '/usr/sbin/nginx' })
