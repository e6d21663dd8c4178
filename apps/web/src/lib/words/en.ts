import { words as console } from '@quaymaster/messages/console/en'
import { mergeWords } from '@quaymaster/messages/merge-words'
import { words as quay } from '@quaymaster/messages/quay/en'
import { words as session } from '@quaymaster/messages/session/en'

/** What every page may say; those of a feature come with its pages. */
export const words = mergeWords([console, quay, session])
