/** Milliseconds by which the server's clock is ahead of this machine's. */
let aheadMs = 0

/** A second's fraction is lost in the header, and the answer was under way for a while: less than this is no difference. */
const TOLERANCE_MS = 2_000

/** Takes the clock of the server from an answer: that of the machine may be hours off. */
export function noteServerDate(header: string | null): void {
  const serverMs = Date.parse(header ?? '')
  if (Number.isNaN(serverMs)) return
  const differenceMs = serverMs - Date.now()
  aheadMs = Math.abs(differenceMs) < TOLERANCE_MS ? 0 : differenceMs
}

/** The present instant by the server's clock. */
export const serverNowMs = (): number => Date.now() + aheadMs
