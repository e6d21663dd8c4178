import { createFileRoute, redirect } from '@tanstack/react-router'
import { FEATURES } from '../features/features.ts'
import { NoPagesYet } from '../features/shell/no-pages-yet.tsx'
import { pagesOf } from '../lib/feature.ts'
import { meQuery } from '../lib/me.ts'

/** Until there is an overview, the first page that the role may open. */
export const Route = createFileRoute('/')({
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery)
    const first = pagesOf(FEATURES).find(({ operation }) => me.capabilities[operation]?.isAllowed === true)
    if (first !== undefined) throw redirect({ to: first.to, replace: true })
  },
  component: NoPagesYet,
})
