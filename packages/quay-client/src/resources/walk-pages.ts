import { isDeepStrictEqual } from 'node:util'
import { QuayPageRestartError } from '../errors/page-restart-error.ts'

/**
 * A list that is read page by page. A position says where a page begins: Quay's page token, the number of a page, or a
 * cursor of a resource's own. It is plain data that can be stored.
 */
export type PageWalk<Page, Position> = {
  /** For errors, such as `users.list`. */
  operation: string
  /** Where to begin, by default at the first page. The position after a page resumes the walk behind it. */
  from?: Position | undefined
  /** Reads the page at a position, the first one without. One call of Quay, or none. */
  readPage: (position: Position | undefined) => Promise<Page>
  /** Position after this page. Undefined on the last page, and in lists that Quay gives whole. */
  nextPosition: (page: Page) => Position | undefined
  /** Whether Quay answered with an earlier page than it was asked for. Without it, `readPage` has to notice that. */
  isEarlierPage?: ((page: Page, position: Position | undefined) => boolean) | undefined
}

/**
 * Every page of a list, one after another; a page is asked for when the caller wants it, and not before. Quay takes a
 * page token that it no longer understands for none, and starts again without a word (identity.md 1.10): an earlier page
 * ends the walk before it is given out, and a position that comes a second time ends it as well.
 * @throws {QuayPageRestartError} start the walk again
 */
export async function* walkPages<Page, Position>(walk: PageWalk<Page, Position>): AsyncGenerator<Page, void, void> {
  const { operation, readPage, nextPosition, isEarlierPage } = walk
  const isLoop = createLoopCheck(walk.from)
  let position = walk.from
  do {
    const page = await readPage(position)
    if (isEarlierPage?.(page, position) === true) throw new QuayPageRestartError({ operation })
    yield page
    position = nextPosition(page)
    if (position !== undefined && isLoop(position)) throw new QuayPageRestartError({ operation })
  } while (position !== undefined)
}

/**
 * Notices an earlier page by its items, each of which comes once in the whole list and has a name or an id.
 * @param seenKeys of the pages before, where a walk is resumed
 */
export function createSeenItemCheck<Page>(
  listKeys: (page: Page) => readonly string[],
  seenKeys: Iterable<string> = [],
): (page: Page) => boolean {
  const seen = new Set(seenKeys)
  return (page) =>
    listKeys(page).some((key) => {
      const isSeen = seen.has(key)
      seen.add(key)
      return isSeen
    })
}

/**
 * Notices a position that came before (Brent): it keeps the last one and one more, which it renews after twice as many
 * pages each time. A walk over a log may be long, and not all of its positions are worth the memory.
 */
function createLoopCheck<Position>(from: Position | undefined): (position: Position) => boolean {
  let last = from
  let kept = from
  let pages = 0
  let renewAfter = 1
  return (position) => {
    const isLoop = isDeepStrictEqual(position, last) || isDeepStrictEqual(position, kept)
    last = position
    pages += 1
    if (pages === renewAfter) {
      kept = position
      pages = 0
      renewAfter *= 2
    }
    return isLoop
  }
}
