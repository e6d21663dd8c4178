import { Suspense } from 'react'
import { usePageParts } from '../lib/feature.ts'
import type { ObjectKind, ObjectTargets } from '../lib/feature.ts'

type Props<Kind extends ObjectKind> = { kind: Kind; target: ObjectTargets[Kind] }

/** What other features add to the page of an object, below its own; the page stands before they are there. */
export function PageSections<Kind extends ObjectKind>({ kind, target }: Props<Kind>) {
  const { sections } = usePageParts(kind)
  return sections.map(({ key, Component }) => (
    <Suspense key={key}>
      <Component {...target} />
    </Suspense>
  ))
}
