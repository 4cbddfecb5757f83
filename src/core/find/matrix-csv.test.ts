import { expect, test } from 'vitest'
import { formatCsv, parseCsv } from '../csv.ts'
import { narrowCsv } from './matrix-csv.ts'

const csv = formatCsv([
  ['action', 'service', 'risk', 'A v2', 'AB v1', 'A v2 scope', 'AB v1 scope'],
  ['x:One', 'x', 'data access, other', 'scoped', 'full', 'arn:a, arn:b | arn:c', ''],
  ['x:Two', 'x', '', 'full', '', '', ''],
])
const whole = { actions: new Set(['x:One', 'x:Two']), columns: ['A', 'AB'], chosen: [], added: [] }

test('a filter that leaves everything keeps the CSV as it is', () => {
  expect(narrowCsv(csv, whole)).toBe(csv)
})

test('only shown actions are kept', () => {
  const rows = parseCsv(narrowCsv(csv, { ...whole, actions: new Set(['x:Two']) }))
  expect(rows.map(([action]) => action)).toEqual(['action', 'x:Two'])
})

test('a chosen column keeps its status and scope, and a name that continues it is another column', () => {
  const rows = parseCsv(narrowCsv(csv, { ...whole, chosen: ['A'] }))
  expect(rows).toEqual([
    ['action', 'service', 'risk', 'A v2', 'A v2 scope'],
    ['x:One', 'x', 'data access, other', 'scoped', 'arn:a, arn:b | arn:c'],
    ['x:Two', 'x', '', 'full', ''],
  ])
})

test('added columns come last', () => {
  const added = [{ title: 'Other v9', statuses: new Map([['x:Two', 'denied']]) }]
  const rows = parseCsv(narrowCsv(csv, { ...whole, added }))
  expect(rows.map((fields) => fields.at(-1))).toEqual(['Other v9', '', 'denied'])
})
