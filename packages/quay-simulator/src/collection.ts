/** What every stored row has: ids ascend in the order of creation, as in Quay's database. */
export type Row = { id: number }

/** One table: rows by id, and by the keys named in its indexes. */
export type Collection<T extends Row, Index extends string> = {
  readonly size: number
  get(id: number): T | undefined
  /** The oldest row with that key. */
  find(index: Index, key: string | number): T | undefined
  /** All rows with that key, by id. */
  findAll(index: Index, key: string | number): T[]
  /** All rows, by id. */
  all(): IterableIterator<T>
  /** Rows by ascending id, starting with `startId` (inclusive); costs nothing for what comes before. */
  from(startId: number): IterableIterator<T>
  insert(row: T): T
  update(id: number, changes: Partial<Omit<T, 'id'>>): void
  delete(id: number): void
}

/** A function per index: the key of a row, or `undefined` when it has none. */
export type Indexes<T, Index extends string> = Record<Index, (row: T) => string | number | undefined>

/** Position of the first id that is `id` or larger. */
function lowerBound(ids: readonly number[], id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] ?? 0) < id) low = middle + 1
    else high = middle
  }
  return low
}

/** Makes an empty table with these indexes. */
export function createCollection<T extends Row, Index extends string>(
  indexes: Indexes<T, Index>,
): Collection<T, Index> {
  const rows = new Map<number, T>()
  const ids: number[] = []
  const names = Object.keys(indexes) as Index[]
  const keyed = new Map<Index, Map<string | number, number[]>>(names.map((name) => [name, new Map()]))

  const entry = (name: Index, row: T) => {
    const key = indexes[name](row)
    return key === undefined ? undefined : ([keyed.get(name), key] as const)
  }
  const link = (row: T) => {
    for (const name of names) {
      const found = entry(name, row)
      if (!found) continue
      const [map, key] = found
      const list = map?.get(key)
      if (list) list.splice(lowerBound(list, row.id), 0, row.id)
      else map?.set(key, [row.id])
    }
  }
  const unlink = (row: T) => {
    for (const name of names) {
      const found = entry(name, row)
      if (!found) continue
      const [map, key] = found
      const list = map?.get(key) ?? []
      list.splice(lowerBound(list, row.id), 1)
      if (list.length === 0) map?.delete(key)
    }
  }
  const present = (id: number): T[] => {
    const row = rows.get(id)
    return row ? [row] : []
  }
  function* from(startId: number): IterableIterator<T> {
    for (let position = lowerBound(ids, startId); position < ids.length; position += 1) {
      yield* present(ids[position] ?? -1)
    }
  }

  return {
    get size() {
      return rows.size
    },
    get: (id) => rows.get(id),
    find(index, key) {
      const first = keyed.get(index)?.get(key)?.[0]
      return first === undefined ? undefined : rows.get(first)
    },
    findAll: (index, key) => (keyed.get(index)?.get(key) ?? []).flatMap(present),
    all: () => from(Number.NEGATIVE_INFINITY),
    from,
    insert(row) {
      if (rows.has(row.id)) throw new Error(`Row ${row.id} exists already`)
      rows.set(row.id, row)
      ids.splice(lowerBound(ids, row.id), 0, row.id)
      link(row)
      return row
    },
    update(id, changes) {
      const row = rows.get(id)
      if (!row) throw new Error(`No row ${id}`)
      unlink(row)
      const changed = { ...row, ...changes }
      rows.set(id, changed)
      link(changed)
    },
    delete(id) {
      const row = rows.get(id)
      if (!row) return
      unlink(row)
      rows.delete(id)
      ids.splice(lowerBound(ids, id), 1)
    },
  }
}
