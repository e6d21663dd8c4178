import type { FastifyInstance } from 'fastify'
import type { Download } from '../downloads/define-download.ts'
import type { ApiModels } from '../http/openapi.ts'
import type { AnyKind } from '../inventory/kind.ts'
import type { AnyActionRules } from '../policy/action-rules.ts'
import type { PolicyRow } from '../policy/row.ts'

type Routes = (app: FastifyInstance) => Promise<void>

/** One job of the console, as its folder brings it. */
export type Feature = {
  /** Who may do each of its operations. */
  readonly policy: readonly PolicyRow[]
  /** What can be done to its objects, and what is in the way. */
  readonly objects?: readonly AnyActionRules[]
  /** Routes without a session. */
  readonly publicRoutes?: Routes
  /** Routes for whoever is signed in. */
  readonly routes?: Routes
  /** What of the registry is read in the background for it. */
  readonly inventory?: readonly AnyKind[]
  /** What several of its routes answer, by name; the description of the API has each once. */
  readonly models?: ApiModels
  /** Its kinds of files. */
  readonly downloads?: readonly Download[]
}
