import fc from 'fast-check'
import { expect, test } from 'vitest'
import { archiveLimits, currentLimits, partItems, takeNewest } from './feed-pages.ts'

interface Sized {
  readonly id: number
  readonly size: number
}

const measure = ({ size }: Sized) => size

/** Make items of these sizes, newest first, as in feeds. The oldest has the ID 0. */
const newestFirst = (sizes: readonly number[]) => sizes.map((size, id) => ({ id, size })).reverse()

/** Small items reach the limit on number first; large items reach the limit on size first. */
const sizeLists = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 400 }),
  fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 60 }),
)

test('a feed within its limits has no archive', () => {
  const { current, archives } = partItems(newestFirst(Array(100).fill(1)), measure)
  expect(current).toHaveLength(100)
  expect(archives).toEqual([])
})

test('one item too many moves the oldest fifty to an archive', () => {
  const { current, archives } = partItems(newestFirst(Array(101).fill(1)), measure)
  expect(current.map(({ id }) => id)).toEqual(Array.from({ length: 51 }, (_, i) => 100 - i))
  expect(archives.map((items) => items.map(({ id }) => id))).toEqual([
    Array.from({ length: 50 }, (_, i) => 49 - i),
  ])
})

test('large items are archived by their size', () => {
  const { current, archives } = partItems(newestFirst(Array(8).fill(90_000)), measure)
  expect(archives.map((items) => items.map(({ id }) => id))).toEqual([
    [1, 0],
    [3, 2],
  ])
  expect(current.map(({ id }) => id)).toEqual([7, 6, 5, 4])
})

test('from the newest document back through the archives, every item appears once, in order', () => {
  fc.assert(
    fc.property(sizeLists, (sizes) => {
      const items = newestFirst(sizes)
      const { current, archives } = partItems(items, measure)
      expect([...current, ...archives.toReversed().flat()]).toEqual(items)
    }),
  )
})

test('no document exceeds its limits, and the document that subscribers fetch stays well filled', () => {
  fc.assert(
    fc.property(sizeLists, (sizes) => {
      const { current, archives } = partItems(newestFirst(sizes), measure)
      const sum = (items: readonly Sized[]) => items.reduce((total, { size }) => total + size, 0)
      expect(current.length).toBeLessThanOrEqual(currentLimits.items)
      expect(sum(current)).toBeLessThanOrEqual(currentLimits.size)
      for (const archive of archives) {
        expect(archive.length).toBeLessThanOrEqual(archiveLimits.items)
        expect(sum(archive)).toBeLessThanOrEqual(archiveLimits.size)
      }
      const isFull =
        current.length > currentLimits.items - archiveLimits.items ||
        sum(current) > currentLimits.size - archiveLimits.size
      expect(archives.length === 0 || isFull).toBe(true)
    }),
  )
})

test('a newer item changes no archive', () => {
  fc.assert(
    fc.property(sizeLists, fc.integer({ min: 1, max: 200_000 }), (sizes, newest) => {
      const before = partItems(newestFirst(sizes), measure).archives
      const after = partItems(newestFirst([...sizes, newest]), measure).archives
      expect(after.slice(0, before.length)).toEqual(before)
    }),
  )
})

test('a feed without archives has its newest items, as many as fit, and at least one', () => {
  const take = (sizes: readonly number[]) =>
    takeNewest(newestFirst(sizes), { items: 3, size: 10 }, measure).map(({ id }) => id)
  expect(take([1, 5, 5])).toEqual([2, 1])
  expect(take([1, 1, 1, 1])).toEqual([3, 2, 1])
  expect(take([1, 11])).toEqual([1])
  expect(take([])).toEqual([])
})
