// Checks comparisons of policies that are attached together against worked cases, laws and an independent evaluator.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateAttached } from '../../../tests/oracle/evaluate-layers.ts'
import { isPossible } from '../../../tests/oracle/possible-request.ts'
import { format, questions } from '../../../tests/support/small-universe.ts'
import { indexActions } from '../actions/action-index.ts'
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import { type Policy, parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { comparePolicies } from './compare.ts'
import { findShares, joinPolicies } from './union.ts'

const numRuns = Number(process.env['RUNS'] ?? 60)

const policy = (...statements: readonly object[]) =>
  parsePolicy({ Version: '2012-10-17', Statement: statements } as unknown as PolicyDocument)
const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*') => ({
  Effect: 'Allow',
  Action,
  Resource,
})
const deny = (Action: string, Resource = '*') => ({ ...allow(Action, Resource), Effect: 'Deny' })
const sampleIndex = indexActions(sample)
const sharesOf = (...policies: readonly Policy[]) =>
  findShares(policies, (before, after) => comparePolicies(before, after, sampleIndex))

test('a Deny of one policy takes away what another allows', () => {
  const attached = [policy(allow('s3:GetObject')), policy(deny('s3:GetObject'), allow('s3:PutObject'))]
  const { verdict, changes } = comparePolicies(
    policy(allow('s3:PutObject')),
    joinPolicies(attached).policy,
    sampleIndex,
  )
  expect([verdict, changes]).toEqual(['same', []])
})

test('statements keep where they come from', () => {
  const union = joinPolicies([policy(allow('s3:GetObject'), deny('s3:*')), policy(allow('s3:PutObject'))])
  expect(union.policy.statements.map(({ index }) => index)).toEqual([0, 1, 2])
  expect(union.origins).toEqual([
    { policy: 0, statement: 0 },
    { policy: 0, statement: 1 },
    { policy: 1, statement: 0 },
  ])
})

test.each([
  ['two halves cover the whole', [allow('s3:GetObject', 'arn:aws:s3:::a/*')], ['broader', 'broader']],
  ['a policy that another one covers', [allow('s3:*', '*')], ['broader', 'same']],
  ['a policy that takes away', [deny('s3:GetObject', '*')], ['narrower', 'narrower']],
])('%s', (_why, statements, verdicts) => {
  const shares = sharesOf(policy(...statements), policy(allow('s3:GetObject', 'arn:aws:s3:::b/*')))
  const [first, second] = shares.map(({ comparison }) => comparison.verdict)
  // Nothing is left to allow where the Deny takes all, so the second policy adds nothing then.
  expect([first, second]).toEqual(verdicts[0] === 'narrower' ? ['narrower', 'same'] : verdicts)
})

test('of two equal policies only one can be detached', () => {
  const one = policy(allow('s3:GetObject'))
  const shares = sharesOf(one, one, policy(allow('s3:PutObject')))
  expect(shares.map(({ comparison, isRemovable }) => [comparison.verdict, isRemovable])).toEqual([
    ['same', false],
    ['same', true],
    ['broader', false],
  ])
})

const plain = { accessLevel: 'Read', conditionKeys: [], dependentActions: [] }
const type = { name: 'thing', required: true, arn: format }
const index = indexActions({
  name: 'test',
  takenAt: '2026-01-01T00:00:00Z',
  services: [
    {
      prefix: 'x',
      name: 'X',
      actions: [
        { ...plain, name: 'x:A', resourceTypes: [type] },
        { ...plain, name: 'x:None', resourceTypes: [] },
      ],
      resourceTypes: [{ name: 'thing', arn: format, conditionKeys: [] }],
      conditionKeys: [],
    },
  ],
})

const pairs = questions.map(({ identity, scps, request }) => ({
  before: identity,
  after: [...identity.slice(1), ...scps.flat()],
  request,
}))
const join = (documents: readonly PolicyDocument[]) => joinPolicies(documents.map(parsePolicy)).policy
const lower = (context: Iterable<readonly [string, readonly string[]]>) =>
  new Map([...context].map(([key, values]) => [key.toLowerCase(), values] as const))
const isAllowed = (identity: readonly PolicyDocument[], request: Parameters<typeof evaluateAttached>[1]) =>
  evaluateAttached({ identity, boundary: undefined, scps: [] }, request) === 'allowed'

test('the union of one policy compares as the policy', () => {
  fc.assert(
    fc.property(pairs, ({ before: [older], after: [newer] }) => {
      fc.pre(older !== undefined && newer !== undefined)
      const alone = comparePolicies(parsePolicy(older), parsePolicy(newer), index)
      expect(comparePolicies(join([older]), join([newer]), index)).toEqual(alone)
    }),
    { numRuns },
  )
})

test('a policy without Deny never takes anything away', () => {
  const withoutDeny = (document: PolicyDocument) =>
    parsePolicy({
      ...document,
      Statement: [document.Statement].flat().filter(({ Effect }) => Effect === 'Allow'),
    } as PolicyDocument)
  fc.assert(
    fc.property(pairs, ({ before, after }) => {
      const added = after.map(withoutDeny)
      const all = joinPolicies([...before.map(parsePolicy), ...added]).policy
      expect(['same', 'broader']).toContain(comparePolicies(join(before), all, index).verdict)
    }),
    { numRuns },
  )
})

test('the independent evaluator confirms every example, and no request refutes a verdict', () => {
  let [confirmed, differing] = [0, 0]
  fc.assert(
    fc.property(pairs, ({ before, after, request }) => {
      const { changes } = comparePolicies(join(before), join(after), index)
      for (const { nowAllowed, nowRefused, name } of changes) {
        for (const [found, is] of [
          [nowAllowed, true],
          [nowRefused, false],
        ] as const) {
          if (found === undefined) continue
          const asked = { action: name, resource: found.resource, context: lower(found.context) }
          expect([isAllowed(before, asked), isAllowed(after, asked)]).toEqual([!is, is])
          confirmed += 1
        }
      }
      const context = lower(Object.entries(request.context))
      const asked = { ...request, resource: request.action === 'x:None' ? '*' : request.resource, context }
      if (!isPossible(asked, { resourceTypes: request.action === 'x:A' ? [type] : [] })) return
      const [was, is] = [isAllowed(before, asked), isAllowed(after, asked)]
      if (was === is) return
      differing += 1
      const kinds = was ? ['lost', 'narrowed', 'reshaped'] : ['gained', 'widened', 'reshaped']
      expect(kinds).toContain(changes.find(({ name }) => name === request.action)?.kind)
    }),
    { numRuns },
  )
  expect([confirmed > numRuns / 10, differing > numRuns / 50]).toEqual([true, true])
})
