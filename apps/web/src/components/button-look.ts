import type { ButtonProps } from '@patternfly/react-core'

/** What a gated button may look like, whether it is allowed or not. */
export type ButtonLook = Pick<ButtonProps, 'variant' | 'icon' | 'size' | 'isDanger' | 'isLoading' | 'isInline'>
