import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { assignBest } from './assign-pairs.ts'
import { matchStatements } from './match-statements.ts'

const statementsOf = (...statements: object[]) =>
  parsePolicy({ Version: '2012-10-17', Statement: statements } as PolicyDocument).statements
const allow = (actions: string | string[], more: object = {}) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
  ...more,
})
const match = (before: object[], after: object[]) =>
  matchStatements(statementsOf(...before), statementsOf(...after))

test('a list of actions is paired with the wildcard that covers them, whatever the Sid', () => {
  const list = allow(['wisdom:CreateContent', 'wisdom:GetContent'], { Sid: 'Old' })
  expect(match([allow('s3:*'), list], [allow('wisdom:*', { Sid: 'New' }), allow('s3:*')])).toEqual([
    [1, 0],
    [0, 1],
  ])
})

test('the same actions on other resources are the same statement', () => {
  expect(
    match([allow(['a:One', 'a:Two'])], [allow(['a:One', 'a:Two'], { Resource: 'arn:aws:a:::x' })]),
  ).toEqual([[0, 0]])
})

test('an Allow is never paired with a Deny, nor with other actions on the same resource', () => {
  expect(match([allow('a:One')], [allow('a:One', { Effect: 'Deny' })])).toEqual([])
  expect(match([allow('a:One')], [allow('b:Two')])).toEqual([])
})

test('a NotAction is never paired with an Action', () => {
  expect(match([allow('a:One')], [{ Effect: 'Allow', NotAction: 'a:One', Resource: '*' }])).toEqual([])
})

test('the Sid decides between two statements that are equally alike', () => {
  const [one, two] = [allow(['a:One', 'a:Two'], { Sid: 'X' }), allow(['a:One', 'a:Two'], { Sid: 'Y' })]
  const newer = allow(['a:One', 'a:Two', 'a:Three'], { Sid: 'Y' })
  expect(match([one, two], [newer])).toEqual([[1, 0]])
})

test('equal statements are paired before any that are only alike', () => {
  const [wide, exact] = [allow(['a:*', 'a:One']), allow('a:*')]
  expect(match([exact], [wide, exact])).toEqual([[0, 1]])
})

const anyStatement = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: fc.uniqueArray(fc.constantFrom('a:One', 'a:Two', 'a:*', 'b:Get', 'b:G*'), { minLength: 1 }),
  Resource: fc.uniqueArray(fc.constantFrom('*', 'arn:aws:s3:::x', 'arn:aws:s3:::x*'), { minLength: 1 }),
  Sid: fc.constantFrom('One', 'Two'),
})
const anyStatements = fc.array(anyStatement, { maxLength: 6 })

test('no statement is paired twice, and swapping the documents swaps the pairs', () => {
  fc.assert(
    fc.property(anyStatements, anyStatements, (before, after) => {
      const pairs = match(before, after)
      expect(new Set(pairs.map(([from]) => from)).size).toBe(pairs.length)
      expect(new Set(pairs.map(([, to]) => to)).size).toBe(pairs.length)
      expect(
        match(after, before)
          .map(([to, from]) => `${from} ${to}`)
          .sort(),
      ).toEqual(pairs.map(([from, to]) => `${from} ${to}`).sort())
    }),
  )
})

test('an assignment is as good as the best possible one', () => {
  const anyScores = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(anyScores, (scores) => {
      const at = (row: number, column: number) => scores[row]?.[column] ?? 0
      const found = assignBest(scores.length, 4, at).reduce((sum, [row, column]) => sum + at(row, column), 0)
      expect(found).toBe(bestSum(scores, [0, 1, 2, 3]))
    }),
  )
})

function bestSum([row, ...rest]: readonly (readonly number[])[], free: readonly number[]): number {
  if (row === undefined) return 0
  const choices = free.map(
    (column) =>
      (row[column] ?? 0) +
      bestSum(
        rest,
        free.filter((other) => other !== column),
      ),
  )
  return Math.max(bestSum(rest, free), ...choices)
}
