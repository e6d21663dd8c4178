import { createCollection, type Row } from '../../collection.ts'
import type { NamespaceFields } from '../namespaces/rows.ts'

export type Organization = Row & NamespaceFields & { name: string; createdMs: number }

/** The tables of organizations, empty. */
export const createOrganizationState = () => ({
  organizations: createCollection<Organization, 'name'>({ name: (row) => row.name }),
})
