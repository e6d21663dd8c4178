import type { Reason } from '@quaymaster/contracts/decision'
import { InfoModal } from './info-modal.tsx'
import { useProblemWords } from './problem-words.ts'
import { RemedyLink } from './remedy-link.tsx'

type Props = { title: string; reason: Reason | undefined; onClose: () => void }

/** Stands where a dialog's link leads while its act cannot be done: why not, and what would help. */
export function NotAllowedModal({ title, reason, onClose }: Props) {
  const { reasonWords } = useProblemWords()
  return (
    <InfoModal title={title} onClose={onClose}>
      <p>{reasonWords(reason).text}</p>
      <RemedyLink reason={reason} />
    </InfoModal>
  )
}
