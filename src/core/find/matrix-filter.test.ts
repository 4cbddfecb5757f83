import { expect, test } from 'vitest'
import { type FilteredRow, formatFilter, matchesFilter, narrowsRows, parseFilter } from './matrix-filter.ts'

const row: FilteredRow = {
  action: 'connect:StartContactRecording',
  service: 'connect',
  levels: ['Write'],
  cells: ['full', 'scoped 2', ''],
}

test.each([
  ['', true],
  ['?q=recording', true],
  ['?q=start+RECORD', true],
  ['?q=connect:start', true],
  ['?q=recording+stop', false],
  ['?service=connect', true],
  ['?service=wisdom', false],
  ['?level=Write', true],
  ['?level=List', false],
  ['?status=scoped', true],
  ['?status=denied', false],
  ['?differs=yes', true],
  ['?q=recording&status=denied', false],
])('the filter %j shows connect:StartContactRecording: %j', (query, expected) => {
  expect(matchesFilter(row, parseFilter(query))).toBe(expected)
})

test('columns that print the same do not differ', () => {
  expect(matchesFilter({ ...row, cells: ['full', 'full'] }, parseFilter('?differs=yes'))).toBe(false)
})

test('an action with two levels matches either', () => {
  const twofold = { ...row, levels: ['Tagging', 'Write'] }
  expect(matchesFilter(twofold, parseFilter('?level=Write'))).toBe(true)
  expect(matchesFilter(twofold, parseFilter('?level=Tagging'))).toBe(true)
})

test.each(['', '?q=recording&status=full', '?service=connect&level=List&column=v54&column=v55&differs=yes'])(
  'the query string %j survives being read and written',
  (query) => {
    expect(formatFilter(parseFilter(query))).toBe(query)
  },
)

test('unknown and blank fields are omitted from the query string', () => {
  expect(formatFilter(parseFilter('?utm=1&q=+&status='))).toBe('')
})

test('choosing columns alone hides no row', () => {
  expect(narrowsRows(parseFilter('?column=v55'))).toBe(false)
  expect(narrowsRows(parseFilter('?column=v55&differs=yes'))).toBe(true)
})
