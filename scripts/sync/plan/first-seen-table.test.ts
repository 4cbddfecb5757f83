// Tests parsing the table of when actions were first and last seen.
import { expect, test } from 'vitest'
import { parseFirstSeen } from './first-seen-table.ts'

const head = 'action\tfirst_seen\tlast_seen\n'

test('a table becomes a record, sorted by action', () => {
  const rows = 'b:Two\t2021-01-01\t2022-02-02\na:One\t<=2019-09-13\t\na:With-Hyphen\t2023-03-03\t\n'
  const record = parseFirstSeen(head + rows, 'a.tsv')
  expect(record).toEqual({
    oldestSnapshot: '2019-09-13',
    newestSnapshot: '2023-03-03',
    actions: {
      'a:One': { firstSeen: '2019-09-13' },
      'a:With-Hyphen': { firstSeen: '2023-03-03' },
      'b:Two': { firstSeen: '2021-01-01', lastSeen: '2022-02-02' },
    },
  })
  expect(Object.keys(record.actions)).toEqual(['a:One', 'a:With-Hyphen', 'b:Two'])
})

test.each([
  ['a wrong header', 'action,first_seen\n', 'a.tsv:1: expected the header'],
  ['no action', `${head}One\t2021-01-01\t\n`, 'a.tsv:2: expected an action'],
  ['no date', `${head}a:One\t<=2019-09-13\t\na:Two\tyesterday\t\n`, 'a.tsv:3: expected an action'],
  ['a missing cell', `${head}a:One\t2021-01-01\n`, 'a.tsv:2: expected an action'],
  ['no oldest snapshot', `${head}a:One\t2021-01-01\t\n`, 'which marks the oldest snapshot'],
])('%s is refused', (_what, text, message) => {
  expect(() => parseFirstSeen(text, 'a.tsv')).toThrow(message)
})
