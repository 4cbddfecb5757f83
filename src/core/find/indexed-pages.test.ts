import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type IndexedPage, packPages, unpackPages } from './indexed-pages.ts'

const page = (id: string, filters: IndexedPage['filters'] = {}): IndexedPage => ({ id, filters })

test('pages are packed by the numbers of pages in a row without and with each value', () => {
  const list = page('en_b1', { kind: ['Action'], service: ['connect', 'ses'] })
  const send = page('en_b2', { kind: ['Action'], service: ['ses'] })
  const guide = page('en_c3', { kind: ['Guide'] })
  expect(packPages([guide, undefined, guide, list, send], [page('en_d4', { kind: ['Guide'] })])).toEqual({
    start: 'en_',
    named: 'c3  c3 b1 b2 ',
    others: 'd4 ',
    filters: {
      kind: { Guide: [0, 1, 2, 1], Action: [1, 2] },
      service: { connect: [1, 1], ses: [1, 2] },
    },
  })
})

test('an index without pages is packed and unpacked', () => {
  expect(unpackPages(packPages([], []))).toEqual({ ids: [], named: [], filters: new Map() })
  expect(unpackPages(packPages([undefined], [])).ids).toEqual([])
  expect(unpackPages(packPages([page('en_1')], []))).toEqual({
    ids: ['en_1'],
    named: ['en_1'],
    filters: new Map(),
  })
})

const values = fc.subarray(['Read', 'Write', 'constructor', '1'])
const pages = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^en_[a-f\d]{1,3}$/),
    filters: fc.record({ page: values, 'access level': values }, { requiredKeys: [] }),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
)

test('unpacked pages have the names and exactly the filter values of the packed ones', () => {
  fc.assert(
    fc.property(pages, fc.array(fc.nat(14), { maxLength: 20 }), (all, picks) => {
      // A name has one of the pages, or a page that is not indexed; several names can have the same page.
      const named = picks.map((pick) => all[pick])
      const others = all.filter((one) => !named.includes(one))
      const {
        ids,
        named: unpacked,
        filters,
      } = unpackPages(JSON.parse(JSON.stringify(packPages(named, others))))
      expect(unpacked).toEqual(named.map((one) => one?.id))
      expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
      for (const { id, filters: own } of all)
        for (const name of ['page', 'access level'] as const)
          for (const value of ['Read', 'Write', 'constructor', '1'])
            expect(filters.get(name)?.get(value)?.has(id) ?? false).toBe(own[name]?.includes(value) ?? false)
    }),
  )
})
