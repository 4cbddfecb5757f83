// Writes down what pages have read as numbers, each name and each group of reads once, and compares it with what is now.
import type { Read, ReadName } from '../../src/core/reads.ts'

/** What was read, as numbers: from 0 on those of names, below that `-1 - n` for the group with the number n. */
export type ReadNumbers = readonly number[]

export interface ReadTable {
  /** Names with the digest of what each stood for. */
  readonly names: readonly (readonly [name: ReadName, digest: string])[]
  readonly groups: readonly ReadNumbers[]
}

type DigestOf = (name: ReadName) => string

export interface ReadTableWriter {
  /** Write down reads. */
  readonly add: (reads: Iterable<Read>) => ReadNumbers
  /** Create a function that writes down the reads of another table. */
  readonly copyFrom: (other: ReadTable) => (reads: ReadNumbers) => ReadNumbers
  readonly finish: () => ReadTable
}

/** Start an empty table. */
export function startReadTable(digestOf: DigestOf): ReadTableWriter {
  const names = new Map<ReadName, number>()
  const groups: ReadNumbers[] = []
  const numbersOfGroups = new Map<ReadonlySet<Read>, number>()
  const addGroup = (reads: ReadNumbers) => -groups.push(reads)
  const numberOf = (read: Read): number => {
    if (typeof read === 'string') {
      const known = names.get(read) ?? names.size
      names.set(read, known)
      return known
    }
    const known = numbersOfGroups.get(read) ?? addGroup([...read].map(numberOf))
    numbersOfGroups.set(read, known)
    return known
  }
  return {
    add: (reads) => [...reads].map(numberOf),
    copyFrom: (other) => {
      const copies = new Map<number, number>()
      const copy = (number: number): number => {
        let copied = copies.get(number)
        if (copied === undefined) {
          const [name] = other.names[number] ?? []
          copied = name === undefined ? addGroup((other.groups[-1 - number] ?? []).map(copy)) : numberOf(name)
          copies.set(number, copied)
        }
        return copied
      }
      return (reads) => reads.map(copy)
    },
    finish: () => ({ names: [...names.keys()].map((name) => [name, digestOf(name)] as const), groups }),
  }
}

/** Create a function that checks whether all that was read is still what it was. */
export function compareReads(
  { names, groups }: ReadTable,
  digestOf: DigestOf,
): (reads: ReadNumbers) => boolean {
  const known = new Map<number, boolean>()
  const isSame = (number: number): boolean => {
    let answer = known.get(number)
    if (answer === undefined) {
      const [name, digest] = names[number] ?? []
      answer = name === undefined ? (groups[-1 - number] ?? []).every(isSame) : digestOf(name) === digest
      known.set(number, answer)
    }
    return answer
  }
  return (reads) => reads.every(isSame)
}
