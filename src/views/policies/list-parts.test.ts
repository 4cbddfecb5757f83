import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostInPart, partPolicies } from './list-parts.ts'

const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => `Policy${String(i).padStart(4, '0')}`)

const named = (names: readonly string[]) => names.map((name) => ({ name }))

test('every policy is in one part, in order, and no part is too long', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Alpha', 'AlphaBeta', 'Gamma'), { maxLength: 1_500 }),
      fc.nat(600),
      (families, more) => {
        const names = [...families, ...numbered(more)].map((name, i) => `${name}Role${i}`)
        const parts = partPolicies(named(names))
        expect(parts.flatMap(({ policies }) => policies)).toEqual(named(names))
        expect(parts.map(({ number }) => number)).toEqual(parts.map((_, i) => i + 1))
        expect(Math.max(...parts.map(({ policies }) => policies.length))).toBeLessThanOrEqual(mostInPart)
        if (parts.length > 1) {
          expect(Math.min(...parts.map(({ policies }) => policies.length))).toBeGreaterThan(mostInPart / 3)
        }
      },
    ),
  )
})

test('a list that fits in one part is not split', () => {
  expect(
    [0, 1, mostInPart, mostInPart + 1].map((count) => partPolicies(named(numbered(count))).length),
  ).toEqual([1, 1, 1, 2])
})

const rangesOf = (...names: readonly string[]) => partPolicies(named(names)).map(({ range }) => range)
const family = (name: string, count: number) => numbered(count).map((number) => `${name}${number}`)

test('the name of a part has the words in which its ends differ from their neighbors', () => {
  expect(rangesOf(...family('AmazonAlpha', 120), ...family('AmazonRDSCustom', 120))).toEqual([
    'AmazonAlpha…',
    'AmazonRDS…',
  ])
  expect(
    rangesOf(...family('AmazonAlpha', 60), ...family('AmazonBeta', 60), ...family('Cloud', 120)),
  ).toEqual(['AmazonAlpha… to AmazonBeta…', 'CloudPolicy0000 to CloudPolicy0119'])
  expect(rangesOf(...family('AmazonRDSCustom', 240))).toEqual([
    'AmazonRDS… to AmazonRDSCustomPolicy0119',
    'AmazonRDSCustomPolicy0120 to AmazonRDS…',
  ])
})

test('a cut moves slightly to the end of a family of names', () => {
  expect(rangesOf(...family('AWSBackup', 127), ...family('AWSConfig', 120))).toEqual([
    'AWSBackup…',
    'AWSConfig…',
  ])
  expect(rangesOf(...family('AWSBackup', 140), ...family('AWSConfig', 100))).toEqual([
    'AWSBackup… to AWSBackupPolicy0119',
    'AWSBackupPolicy0120 to AWSConfig…',
  ])
})
