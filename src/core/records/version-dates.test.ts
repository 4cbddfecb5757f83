import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateVersions } from './version-dates.ts'

const asOf = '2026-09-26T04:46:59Z'
const [may, june, july] = ['2021-05-03T10:00:00Z', '2021-06-04T10:00:00Z', '2021-07-05T10:00:00Z']

test.each<[name: string, created: readonly (string | undefined)[], dates: readonly object[]]>([
  ['no version', [], []],
  [
    'all dated',
    [may, june],
    [
      { created: may, orderedAt: may },
      { created: june, orderedAt: june },
    ],
  ],
  [
    'the first undated',
    [undefined, june],
    [
      { notAfter: june, orderedAt: june },
      { created: june, orderedAt: june },
    ],
  ],
  [
    'two undated between dated ones',
    [may, undefined, undefined, july],
    [
      { created: may, orderedAt: may },
      { notBefore: may, notAfter: july, orderedAt: may },
      { notBefore: may, notAfter: july, orderedAt: may },
      { created: july, orderedAt: july },
    ],
  ],
  [
    'the newest undated',
    [may, undefined],
    [
      { created: may, orderedAt: may },
      { notBefore: may, orderedAt: may },
    ],
  ],
  ['all undated', [undefined, undefined], [{ orderedAt: asOf }, { orderedAt: asOf }]],
  [
    'the nearest dated one, not the first',
    [may, june, undefined, july],
    [
      { created: may, orderedAt: may },
      { created: june, orderedAt: june },
      { notBefore: june, notAfter: july, orderedAt: june },
      { created: july, orderedAt: july },
    ],
  ],
])('dates versions: %s', (_, created, dates) => {
  const versions = created.map((date) => ({ created: date }))
  expect(dateVersions(versions, asOf).map(({ date }) => date)).toEqual(dates)
})

const instants = fc
  .array(fc.date({ min: new Date(0), max: new Date(asOf), noInvalidDate: true }), { maxLength: 12 })
  .map((dates) => dates.map((date) => `${date.toISOString().slice(0, 19)}Z`).sort())
const histories = instants.chain((dates) =>
  fc
    .array(fc.boolean(), { minLength: dates.length, maxLength: dates.length })
    .map((known) => dates.map((date, i) => ({ date, created: known[i] ? date : undefined }))),
)

test('with any dates missing, order never runs backward, known dates stay and true dates are within bounds', () => {
  fc.assert(
    fc.property(histories, (versions) => {
      const dates = dateVersions(versions, asOf).map(({ date }) => date)
      dates.forEach(({ created, notBefore, notAfter, orderedAt }, i) => {
        const { date = '', created: known } = versions[i] ?? {}
        expect(created).toBe(known)
        if (known !== undefined) expect(orderedAt).toBe(known)
        expect(orderedAt >= (dates[i - 1]?.orderedAt ?? '')).toBe(true)
        expect((notBefore ?? '') <= date && date <= (notAfter ?? asOf)).toBe(true)
      })
    }),
  )
})
