// Writes down what pages have read as numbers, each name and each group of reads once, and compares it with what is now.
import type { Read, ReadName } from '../../src/core/reads.ts'

/** What was read, as numbers: from 0 on those of names, below that `-1 - n` for the group with the number n. */
export type ReadNumbers = readonly number[]

/** A name with the digest of what it stood for, and for a value what it was computed from, if that is known. */
type NameEntry = readonly [name: ReadName, digest: string, basis?: ReadNumbers]

export interface ReadTable {
  readonly names: readonly NameEntry[]
  readonly groups: readonly ReadNumbers[]
}

type DigestOf = (name: ReadName) => string
type TakeBasis = (name: ReadName) => ReadonlySet<Read> | undefined

export interface ReadTableWriter {
  /** Write down reads. */
  readonly add: (reads: Iterable<Read>) => ReadNumbers
  /**
   * Create a function that writes down reads of another table, all of which must still stand for the same. `isSame` checks
   * that of any reads.
   */
  readonly copyFrom: (
    other: ReadTable,
    isSame: (reads: ReadNumbers) => boolean,
  ) => (reads: ReadNumbers) => ReadNumbers
  readonly finish: () => ReadTable
}

/** Start an empty table. It asks once for the basis of each name. */
export function startReadTable(digestOf: DigestOf, takeBasis: TakeBasis = () => undefined): ReadTableWriter {
  const numbers = new Map<ReadName, number>()
  const names: { readonly name: ReadName; digest?: string; basis?: ReadNumbers }[] = []
  const groups: ReadNumbers[] = []
  const numbersOfGroups = new Map<ReadonlySet<Read>, number>()
  const addGroup = (reads: ReadNumbers) => -groups.push(reads)
  /** Number a name. What it was computed from is written down after it has its number. */
  const numberName = (
    name: ReadName,
    digest: string | undefined,
    findBasis: () => ReadNumbers | undefined,
  ) => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    const entry: (typeof names)[number] = { name, ...(digest !== undefined && { digest }) }
    const number = names.push(entry) - 1
    numbers.set(name, number)
    const basis = findBasis()
    if (basis !== undefined) entry.basis = basis
    return number
  }
  const takeNumbers = (name: ReadName) => {
    const basis = takeBasis(name)
    return basis && [...basis].map(numberOf)
  }
  const numberOf = (read: Read): number => {
    if (typeof read === 'string') {
      return numberName(read, undefined, () => takeNumbers(read))
    }
    const known = numbersOfGroups.get(read) ?? addGroup([...read].map(numberOf))
    numbersOfGroups.set(read, known)
    return known
  }
  return {
    add: (reads) => [...reads].map(numberOf),
    copyFrom: (other, isSame) => {
      // What a value was computed from may have changed although the value has not. Then it may have been computed from
      // something else this time, and a digest of what it was computed from is not copied either.
      const findBasis = (name: ReadName, basis: ReadNumbers | undefined) => () =>
        takeNumbers(name) ?? (basis && isSame(basis) ? basis.map(copyBasis) : undefined)
      const copyBasis = createCopy((name, _, basis) => numberName(name, undefined, findBasis(name, basis)))
      const copy = createCopy((name, digest, basis) => numberName(name, digest, findBasis(name, basis)))
      return (reads) => reads.map(copy)

      function createCopy(copyName: (...entry: NameEntry) => number): (number: number) => number {
        const copies = new Map<number, number>()
        return function copyOne(number: number): number {
          const entry = other.names[number]
          const copied =
            copies.get(number) ??
            (entry === undefined
              ? addGroup((other.groups[-1 - number] ?? []).map(copyOne))
              : copyName(...entry))
          copies.set(number, copied)
          return copied
        }
      }
    },
    finish: () => ({
      names: names.map(({ name, digest, basis }): NameEntry => {
        const now = digest ?? digestOf(name)
        return basis === undefined ? [name, now] : [name, now, basis]
      }),
      groups,
    }),
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
      const [name, digest, basis] = names[number] ?? []
      if (name === undefined) answer = (groups[-1 - number] ?? []).every(isSame)
      // A value is computed again only if something has changed that it was computed from.
      else answer = basis?.every(isSame) || digestOf(name) === digest
      known.set(number, answer)
    }
    return answer
  }
  return (reads) => reads.every(isSame)
}
