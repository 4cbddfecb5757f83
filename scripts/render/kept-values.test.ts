import * as fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { recorderPlace } from '../../src/core/reads.ts'
import { createFinder, findOfOthers } from './kept-values.ts'
import type { KeptShare } from './page-cache.ts'
import { startRecording } from './read-digests.ts'
import { compareReads, type ReadNumbers, startReadTable } from './read-table.ts'

// Test files share modules, and no other one records.
afterAll(() => {
  Reflect.deleteProperty(globalThis, recorderPlace)
  vi.resetModules()
})

/** What a site's records are: numbers, and which of them each value adds up. */
interface State {
  readonly numbers: Readonly<Record<string, number>>
  readonly picks: Readonly<Record<string, readonly string[]>>
  /** What no name stands for. */
  readonly rest: number
}

interface Build {
  readonly share: KeptShare
  /** What a page has read that shows all values. */
  readonly page: ReadNumbers
  readonly values: ReadonlyMap<string, unknown>
  /** The values that were computed. */
  readonly computed: readonly string[]
}

/** Run a build: each value adds up the numbers it picks, and is kept with the others in a value of all. */
async function build(
  { numbers, picks, rest }: State,
  before?: Build,
  others: readonly KeptShare[] = [],
): Promise<Build> {
  const { digestOf, takeBasis, useKept, listKept } = startRecording()
  // The modules look for the recorder when they are loaded, as those of a bundled site are.
  vi.resetModules()
  const { createNote, defineReads, keepValue } = await import('../../src/core/reads.ts')
  const computed: string[] = []
  const read = (kind: string, key: string) => createNote(kind, key)()
  const add = (key: string) =>
    keepValue('sum of', key, () => {
      computed.push(key)
      read('picks', key)
      const picked = picks[key] ?? []
      for (const name of picked) read('number', name)
      // Parity only: a value is often the same although what it was computed from is not.
      return new Map([['sum', picked.reduce((sum, name) => sum + (numbers[name] ?? 0), rest) % 2]])
    })
  const addAll = () => keepValue('sum of', 'all', () => Object.keys(picks).map((key) => [key, add(key)]))
  defineReads('rest', () => rest)
  defineReads('number', (name) => numbers[name])
  defineReads('picks', (key) => picks[key])
  defineReads('sum of', (key) => (key === 'all' ? addAll() : add(key)))
  const table = startReadTable(digestOf, takeBasis)
  if (others.length > 0) useKept(findOfOthers(others))
  if (before) {
    const isSame = compareReads(before.share, digestOf)
    useKept(createFinder([{ share: before.share, isSame }]))
    if (isSame(before.page)) table.copyFrom(before.share, isSame)(before.page)
  }
  const all = addAll()
  const values = new Map<string, unknown>([
    ['all', all],
    ...Object.keys(picks).map((key) => [key, add(key)] as const),
  ])
  const page = table.add(listKept().keys())
  const written = Object.fromEntries([...listKept()].map(([name, write]) => [name, write()]))
  return { share: { ...table.finish(), values: written, pages: {}, policies: [] }, page, values, computed }
}

const names = ['a', 'b', 'c', 'd']
const states: fc.Arbitrary<State> = fc.record({
  numbers: fc.record(Object.fromEntries(names.map((name) => [name, fc.nat(2)]))),
  picks: fc.record({ one: fc.subarray(names), two: fc.subarray(names) }),
  rest: fc.nat(1),
})

test('over many builds, kept values are what they would be if they were computed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(states, { minLength: 2, maxLength: 5 }), async (builds) => {
      let before: Build | undefined
      for (const state of builds) {
        const [fresh, next] = [await build(state), await build(state, before)]
        expect(next.values).toEqual(fresh.values)
        expect(new Set(Object.keys(next.share.values))).toEqual(new Set(Object.keys(fresh.share.values)))
        before = next
      }
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('a value is computed again only if something has changed that it was computed from', async () => {
  const state: State = { numbers: { a: 1, b: 1, c: 1 }, picks: { one: ['a'], two: ['b'] }, rest: 0 }
  const first = await build(state)
  expect(first.computed.toSorted()).toEqual(['one', 'two'])
  const same = await build({ ...state, numbers: { a: 1, b: 1, c: 2 } }, first)
  expect(same.computed).toEqual([])
  const changed = await build({ ...state, numbers: { a: 1, b: 2, c: 2 } }, same)
  expect(changed.computed).toEqual(['two'])
  expect(changed.values.get('two')).toEqual(new Map([['sum', 0]]))
})

test('what another process has kept is not computed or kept again, and the next build knows what it follows from', async () => {
  const state: State = { numbers: { a: 1, b: 1 }, picks: { one: ['a'], two: ['b'] }, rest: 0 }
  const { share } = await build(state)
  const { 'sum of all': _, ...values } = share.values
  const last = await build(state, undefined, [{ ...share, values }])
  expect(last.computed).toEqual([])
  expect(Object.keys(last.share.values)).toEqual(['sum of all'])
  const next = await build({ ...state, numbers: { a: 1, b: 2 } }, last)
  expect(next.computed.toSorted()).toEqual(['one', 'two'])
})
