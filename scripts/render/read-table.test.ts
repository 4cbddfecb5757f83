import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Read, ReadName } from '../../src/core/reads.ts'
import { compareReads, startReadTable } from './read-table.ts'

const names: readonly ReadName[] = ['version A/v1', 'version A/v2', 'policy A', 'feeds all']

/** Reads with groups inside groups, as caches of caches have. */
const reads: fc.Arbitrary<ReadonlySet<Read>> = fc.letrec<{ reads: ReadonlySet<Read> }>((tie) => ({
  reads: fc
    .array(fc.oneof({ maxDepth: 3 }, fc.constantFrom(...names), tie('reads') as fc.Arbitrary<Read>), {
      maxLength: 4,
    })
    .map((list) => new Set(list)),
})).reads

/** List every name below some reads. */
function namesIn(read: Read): readonly ReadName[] {
  return typeof read === 'string' ? [read] : [...read].flatMap(namesIn)
}

test('reads are the same exactly as long as every name below them stands for the same', () => {
  fc.assert(
    fc.property(fc.array(reads, { maxLength: 5 }), fc.constantFrom(...names), (pages, changed) => {
      const writer = startReadTable(() => 'before')
      const written = pages.map((page) => writer.add(page))
      const isSame = compareReads(writer.finish(), (name) => (name === changed ? 'after' : 'before'))
      expect(written.map(isSame)).toEqual(pages.map((page) => !namesIn(page).includes(changed)))
    }),
  )
})

test('reads that are copied from another table have the same names', () => {
  fc.assert(
    fc.property(
      fc.array(reads, { maxLength: 5 }),
      reads,
      fc.constantFrom(...names),
      (pages, own, changed) => {
        const older = startReadTable(() => 'before')
        const written = pages.map((page) => older.add(page))
        const newer = startReadTable(() => 'before')
        newer.add(own)
        const copied = written.map(newer.copyFrom(older.finish()))
        const isSame = compareReads(newer.finish(), (name) => (name === changed ? 'after' : 'before'))
        expect(copied.map(isSame)).toEqual(pages.map((page) => !namesIn(page).includes(changed)))
      },
    ),
  )
})
