import * as z from 'zod'
import { WirePageToken } from '../wire.ts'

/** Quay: `listAllOrganizations`; of an organization only its name. */
export const WireOrganizationPage = z
  .object({
    organizations: z.array(z.object({ name: z.string().min(1) })),
    next_page: WirePageToken.nullish(),
  })
  .transform((wire) => ({
    names: wire.organizations.map(({ name }) => name),
    nextPageToken: wire.next_page ?? undefined,
  }))
