// Finds the values that an earlier build, or another process, has kept.
import { deserialize } from 'node:v8'
import type { Read, ReadName } from '../../src/core/reads.ts'
import type { KeptShare } from './page-cache.ts'
import type { FindKept, KeptValue } from './read-digests.ts'
import type { ReadNumbers, ReadTable } from './read-table.ts'

/** The values that a process has kept, and what they were computed from. */
export type KeptValues = Pick<KeptShare, 'names' | 'groups' | 'values'>

/** What a process has kept, and a function that tells whether what was read is still the same. */
export interface OpenedShare<Kept extends KeptValues = KeptShare> {
  readonly share: Kept
  readonly isSame: (reads: ReadNumbers) => boolean
}

/** Create a function that finds what other processes have kept in this build, in which nothing changes. */
export function findOfOthers(others: readonly KeptValues[]): FindKept {
  const find = createFinder(others.map((share) => ({ share, isSame: () => true })))
  return (name) => {
    const found = find(name)
    return found && { ...found, isOfOther: true }
  }
}

/** Create a function that finds a kept value, as long as nothing has changed that it was computed from. */
export function createFinder(opened: readonly OpenedShare<KeptValues>[]): FindKept {
  const finders = opened.map(findIn)
  return (name) => {
    for (const find of finders) {
      const found = find(name)
      if (found !== undefined) return found
    }
    return undefined
  }
}

function findIn({ share, isSame }: OpenedShare<KeptValues>): (name: ReadName) => KeptValue | undefined {
  const readsOf = createReader(share)
  const entries = new Map(share.names.map((entry) => [entry[0], entry]))
  return (name) => {
    const [, digest, basis] = entries.get(name) ?? []
    const written = share.values[name]
    if (written === undefined || digest === undefined || basis === undefined || !isSame(basis))
      return undefined
    return { value: deserialize(written), written, digest, basis: readsOf(basis) }
  }
}

/** Create a function that turns the numbers of a table into reads again; those of a group are one set. */
function createReader({ names, groups }: ReadTable): (reads: ReadNumbers) => ReadonlySet<Read> {
  const known = new Map<number, ReadonlySet<Read>>()
  const readsOf = (reads: ReadNumbers) => new Set(reads.map(readOf))
  const readOf = (number: number): Read => {
    const [name] = names[number] ?? []
    if (name !== undefined) return name
    const group = known.get(number) ?? readsOf(groups[-1 - number] ?? [])
    known.set(number, group)
    return group
  }
  return readsOf
}
