import { expect, test } from 'vitest'
import { findLosses, isAccepted, nameLoss } from './find-losses.ts'

const counts = (field: string, byService: Readonly<Record<string, number>>) => ({ [field]: byService })

test('a field that is empty now is a loss, however small it was', () => {
  expect(findLosses(counts('arnFormats', { a: 1, b: 2 }), {})).toEqual([
    { field: 'arnFormats', before: 3, after: 0, lost: 3 },
  ])
})

test('up to 5 % may disappear', () => {
  const before = counts('actions', { a: 100, b: 100, c: 100, d: 100 })
  expect(findLosses(before, counts('actions', { a: 95, b: 95, c: 95, d: 95 }))).toEqual([])
  expect(findLosses(before, counts('actions', { a: 95, b: 95, c: 95, d: 94 }))).toEqual([
    { field: 'actions', before: 400, after: 379, lost: 21 },
  ])
})

test('what one service gained does not hide what another lost', () => {
  const before = counts('actions', { a: 100, b: 100 })
  expect(findLosses(before, counts('actions', { a: 80, b: 150 }))).toEqual([
    { field: 'actions', before: 200, after: 230, lost: 20 },
  ])
})

test('a service is a loss of its own if it lost enough', () => {
  const before = counts('conditionKeys', { big: 10_000, own: 100, small: 9 })
  const after = { ...counts('actions', { big: 1, own: 1, small: 1 }) }
  expect(findLosses(before, { ...after, conditionKeys: { big: 10_000, own: 81, small: 9 } })).toEqual([])
  expect(findLosses(before, { ...after, conditionKeys: { big: 10_000, own: 80 } })).toEqual([
    { field: 'conditionKeys', service: 'own', before: 100, after: 80, lost: 20 },
  ])
})

test('a service that is gone is reported once, with its actions', () => {
  const before = { actions: { big: 10_000, own: 50 }, conditionKeys: { big: 10_000, own: 50 } }
  expect(findLosses(before, { actions: { big: 10_000 }, conditionKeys: { big: 10_000 } })).toEqual([
    { field: 'actions', service: 'own', before: 50, after: 0, lost: 50 },
  ])
})

test('a kind of fact that was not counted before cannot be lost', () => {
  expect(findLosses({}, counts('actions', { a: 1 }))).toEqual([])
})

test('a field accepts its services, and a service only itself', () => {
  const loss = { field: 'conditionKeys', service: 'own', before: 100, after: 0, lost: 100 }
  expect(nameLoss(loss)).toBe('conditionKeys:own')
  expect(isAccepted(loss, ['conditionKeys'])).toBe(true)
  expect(isAccepted(loss, ['conditionKeys:own'])).toBe(true)
  expect(isAccepted({ ...loss, service: 'other' }, ['conditionKeys:own'])).toBe(false)
  expect(isAccepted(loss, ['actions'])).toBe(false)
})
