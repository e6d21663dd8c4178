/**
 * Which entries of a list are which of those that are stored, both newest first; entries have no ids, and several may
 * be equal. Gives for each entry of the list the index of its stored one, or -1: the longest sequence that both have,
 * so that an entry that came late, in between, neither breaks the rest nor is lost.
 */
export function align(list: readonly string[], stored: readonly string[]): number[] {
  const width = stored.length + 1
  const lengths = new Uint16Array((list.length + 1) * width)
  for (let i = list.length - 1; i >= 0; i -= 1) {
    for (let j = stored.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        list[i] === stored[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
    }
  }
  const matches = Array.from<number>({ length: list.length }).fill(-1)
  for (let i = 0, j = 0; i < list.length && j < stored.length;) {
    if (list[i] === stored[j] && lengths[i * width + j] === (lengths[(i + 1) * width + j + 1] ?? 0) + 1) {
      matches[i] = j
      i += 1
      j += 1
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return matches
}

/**
 * Whether a list that was read downwards has met what is stored: its last entry is a stored one. Among equal
 * neighbours it must have gone past the newest of them, since it is unknown how many of them are new.
 */
export function hasMet(list: readonly string[], stored: readonly string[], matches: readonly number[]): boolean {
  if ((matches.at(-1) ?? -1) < 0) return false
  return list.some((key, index) => (matches[index] ?? -1) >= 0 && key !== stored[0])
}
