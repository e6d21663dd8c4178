import { words as console } from '@quaymaster/messages/console/ja'
import { mergeWords } from '@quaymaster/messages/merge-words'
import { words as quay } from '@quaymaster/messages/quay/ja'
import { words as session } from '@quaymaster/messages/session/ja'

/** What every page may say; those of a feature come with its pages. */
export const words = mergeWords([console, quay, session])
