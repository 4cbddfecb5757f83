import { expect, test } from 'vitest'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import type { IndexedAction } from '../actions/action.ts'
import { indexActions } from '../actions/action-index.ts'
import decisionCases from '../fixtures/decision-cases.json' with { type: 'json' }
import { parsePolicy, type Statement } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { rememberDecisions } from './decisions.ts'

const index = indexActions(await loadSnapshot())
const decisions = rememberDecisions(index.relations)
const bucket = 'arn:aws:s3:::calls'

/** List the actions of the snapshot that one of the policies allows, each with the statements that match it. */
function listMatching(before: object, after: object) {
  const policies = [before, after].map((document) => parsePolicy(document as PolicyDocument))
  const matching = (statements: readonly Statement[], { key }: IndexedAction) =>
    statements.filter(({ actions }) => index.expandSet(actions).matches(key))
  return index.all.flatMap((action) => {
    const [older = [], newer = []] = policies.map(({ statements }) => matching(statements, action))
    return [...older, ...newer].some(({ effect }) => effect === 'Allow') ? [{ action, older, newer }] : []
  })
}

test.each(decisionCases)('$expected: $why', ({ expected, before, after }) => {
  const answers = listMatching(before, after).map(({ action: { formats }, older, newer }) => ({
    nowAllowed: decisions.beyond(newer, older, formats),
    nowRefused: decisions.beyond(older, newer, formats),
  }))
  const has = (direction: 'nowAllowed' | 'nowRefused') =>
    answers.some((answer) => typeof answer[direction] !== 'string')
  expect(JSON.stringify(answers)).not.toContain('undecided')
  const verdict = has('nowAllowed')
    ? has('nowRefused')
      ? 'mixed'
      : 'broader'
    : has('nowRefused')
      ? 'narrower'
      : 'same'
  expect(verdict).toBe(expected)
})

test('statements match possible requests only', () => {
  const statementsOf = (Action: string, Resource: string) =>
    parsePolicy({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource } }).statements
  const formatsOf = (name: string) =>
    index.find(name)?.formats ?? { written: [], arns: [], takesNoResource: false }
  expect(
    decisions.matched(statementsOf('s3:ListAllMyBuckets', bucket), formatsOf('s3:ListAllMyBuckets')),
  ).toBe('none')
  expect(decisions.matched(statementsOf('s3:ListBucket', bucket), formatsOf('s3:ListBucket'))).toMatchObject({
    resource: bucket,
  })
})

test('statements that split requests by many keys are decided', () => {
  const allow = (Condition: object) => ({
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: bucket,
    Condition,
  })
  const keys = Array.from({ length: 14 }, (_, i) => `aws:PrincipalTag/t${i}`)
  const split = keys.flatMap((key) => [
    allow({ StringEquals: { [key]: 'a' } }),
    allow({ StringNotEquals: { [key]: 'a' } }),
  ])
  const [whole] = listMatching(
    { Version: '2012-10-17', Statement: allow({}) },
    { Version: '2012-10-17', Statement: split },
  )
  expect(whole?.older).toHaveLength(1)
  const { action, older, newer } = whole as NonNullable<typeof whole>
  expect(decisions.beyond(older, newer, action.formats)).toBe('none')
  // Without one of the keys' values, a single request is refused.
  const less = newer.filter((_, i) => i % 2 === 0)
  expect(decisions.beyond(older, less, action.formats)).toMatchObject({
    resource: bucket,
    context: new Map(),
  })
})
