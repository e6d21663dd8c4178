import { createFileRoute } from '@tanstack/react-router'

/** A tab of the page of a user, which another feature adds; the page reads it from its address. */
export const Route = createFileRoute('/users_/$name/$tab')({ component: () => null })
