import * as z from 'zod'

/** Quay: `listAllOrganizations`; of an organization only its name. */
export const WireOrganizationPage = z.object({
  organizations: z.array(z.object({ name: z.string().min(1) })),
  next_page: z.string().min(1).max(4096).nullish(),
})
