import type { Operation } from '@quaymaster/contracts/operations'
import type { AllWords } from '@quaymaster/messages/features'
import type { LinkProps } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import type { ComponentType } from 'react'
import { decisionFor, useMe } from './me.ts'

/** A page of the navigation. */
export type FeaturePage = {
  /** Its name is the word of this key. */
  key: keyof AllWords['shell']['pages']
  to: NonNullable<LinkProps['to']>
  /** What opening it takes: the server's decision about this operation shows, mutes or hides it. */
  operation: Operation
  group: 'registry' | 'console'
  /** Opens it after `g`. */
  goKey: string
}

/** What is known of an object by the parts that other features add to its page. */
export type ObjectTargets = {
  user: { name: string }
  status: object
}
export type ObjectKind = keyof ObjectTargets

/** A part of another feature's page, shown to whom its operation is allowed. `Component` is loaded when it is shown. */
export type PageSection<Target> = { key: string; operation: Operation; Component: ComponentType<Target> }

/** A tab of another feature's page; `key` is the last part of its address. */
export type PageTab<Target> = PageSection<Target> & { label: (t: TFunction) => string }

export type PageParts<Target> = { sections?: readonly PageSection<Target>[]; tabs?: readonly PageTab<Target>[] }

/** What a feature adds to the console besides its own routes. */
export type Feature = {
  pages?: readonly FeaturePage[]
  /** What it adds to the pages of other features' objects. */
  parts?: { [Kind in ObjectKind]?: PageParts<ObjectTargets[Kind]> }
}

/** The features of the console; `features/features.ts` is the list, and the root route hands it out. */
export const FeaturesContext = createContext<readonly Feature[]>([])

export const pagesOf = (features: readonly Feature[]): FeaturePage[] => features.flatMap(({ pages = [] }) => pages)

/** The pages of the navigation, in the order of the list of features. */
export const usePages = (): FeaturePage[] => pagesOf(useContext(FeaturesContext))

/** What other features add to the page of an object, and this role may see. */
export function usePageParts<Kind extends ObjectKind>(kind: Kind): Required<PageParts<ObjectTargets[Kind]>> {
  const me = useMe()
  const parts = useContext(FeaturesContext).flatMap((feature) => feature.parts?.[kind] ?? [])
  const isAllowed = ({ operation }: { operation: Operation }) => decisionFor(me, operation).isAllowed
  return {
    sections: parts.flatMap(({ sections = [] }) => sections).filter(isAllowed),
    tabs: parts.flatMap(({ tabs = [] }) => tabs).filter(isAllowed),
  }
}
