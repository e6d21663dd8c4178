import { createCollection, type Row } from '../../collection.ts'

/** What a namespace of either kind has; users, organizations and robots take their ids from one sequence. */
export type NamespaceFields = {
  email: string
  isInvoiceEmailOn: boolean
  invoiceEmailAddress: string | null
  tagExpirationSeconds: number
}

/** A deleted user or organization whose name the purge has not freed yet. */
export type DeletedNamespace = Row & {
  originalName: string
  kind: 'user' | 'org'
  /** The made-up uuids that stand in place of its name and address. */
  shownName: string
  shownEmail: string
}

/** The tables of namespaces, empty. */
export const createNamespaceState = () => ({
  deletedNamespaces: createCollection<DeletedNamespace, 'originalName'>({ originalName: (row) => row.originalName }),
})
