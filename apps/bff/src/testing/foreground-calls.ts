import type { QuaySimulator, LoggedRequest } from '@quaymaster/quay-simulator'

/** What Quay was asked, but for its usage logs, which are read in the background. */
export const foregroundCalls = ({ requests }: QuaySimulator): LoggedRequest[] =>
  requests.list().filter(({ operation }) => !operation.startsWith('log.'))
