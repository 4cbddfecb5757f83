import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Read, ReadName } from '../../src/core/reads.ts'
import { compareReads, type ReadNumbers, type ReadTable, startReadTable } from './read-table.ts'

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
        const copied = written.map(newer.copyFrom(older.finish(), () => true))
        const isSame = compareReads(newer.finish(), (name) => (name === changed ? 'after' : 'before'))
        expect(copied.map(isSame)).toEqual(pages.map((page) => !namesIn(page).includes(changed)))
      },
    ),
  )
})

/** What each record is, as a number. */
type State = Readonly<Record<ReadName, number>>

/** Values and what they are computed from: names of records, and in turn values. The last one picks one of two. */
const bases: Readonly<Record<ReadName, (state: State) => readonly ReadName[]>> = {
  'value one': () => ['version A/v1', 'version A/v2'],
  'value two': () => ['value one', 'policy A'],
  'value three': (state) => [
    'feeds all',
    stateOf(state, 'feeds all') === 0 ? 'version A/v1' : 'version A/v2',
  ],
}

/** A value is whether the sum of what it is computed from is even. */
const stateOf = (state: State, name: ReadName): number =>
  state[name] ??
  (bases[name]?.(state) ?? [])
    .filter((of) => of !== 'feeds all')
    .reduce((sum, of) => sum + stateOf(state, of), 0) % 2

const states = fc.record(Object.fromEntries(names.map((name) => [name, fc.nat(2)]))) as fc.Arbitrary<State>
const pageReads = fc.array(
  fc
    .oneof(fc.subarray([...names, ...(Object.keys(bases) as ReadName[])]), reads)
    .map((read) => new Set<Read>(read)),
  { maxLength: 5 },
)

test('over many builds, a page is used again exactly as long as all that it read is what it was when it was rendered', () => {
  fc.assert(
    fc.property(pageReads, fc.array(states, { minLength: 2, maxLength: 6 }), (pages, builds) => {
      let kept: { readonly table: ReadTable; readonly numbers: readonly ReadNumbers[] } | undefined
      const renderedIn: State[] = []
      for (const state of builds) {
        const digestOf = (name: ReadName) => String(stateOf(state, name))
        // A value that is looked up to compare it leaves no record of what it was computed from.
        let isRendering = false
        const writer = startReadTable(digestOf, (name) =>
          isRendering && bases[name] ? new Set(bases[name](state)) : undefined,
        )
        const isSame = kept && compareReads(kept.table, digestOf)
        const copy = kept && isSame && writer.copyFrom(kept.table, isSame)
        const numbers = pages.map((page, i) => {
          const [before, rendered] = [kept?.numbers[i], renderedIn[i]]
          const isKept = before !== undefined && isSame?.(before) === true
          const isAsItWas =
            rendered !== undefined &&
            namesIn(page).every((name) => stateOf(state, name) === stateOf(rendered, name))
          expect(isKept).toBe(isAsItWas)
          if (isKept && copy !== undefined) return copy(before)
          renderedIn[i] = state
          isRendering = true
          const added = writer.add(page)
          isRendering = false
          return added
        })
        kept = { table: writer.finish(), numbers }
      }
    }),
    { numRuns: 3_000 },
  )
})

test('a value is not computed again while what it was computed from stays the same', () => {
  const writer = startReadTable(
    () => 'before',
    (name) => bases[name] && new Set(bases[name]({})),
  )
  const page = writer.add(new Set(['value two']))
  const asked: string[] = []
  const isSame = compareReads(writer.finish(), (name) => {
    asked.push(name)
    return name === 'version A/v2' ? 'after' : 'before'
  })
  expect(isSame(page)).toBe(true)
  expect(asked).toEqual(['version A/v1', 'version A/v2', 'value one', 'policy A'])
})
