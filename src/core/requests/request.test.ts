import { expect, test } from 'vitest'
import { evaluate as evaluatePlainly } from '../../../tests/oracle/evaluate-request.ts'
import conditionCases from '../fixtures/request-condition-cases.json' with { type: 'json' }
import resourceCases from '../fixtures/request-resource-cases.json' with { type: 'json' }
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { evaluate, type Request } from './request.ts'

/** A rule of conditions; the document has 2012-10-17 where the row does not say. */
interface ConditionCase {
  readonly operator: string
  readonly values: readonly string[]
  readonly request: readonly string[]
  readonly expected: boolean
  readonly why: string
  readonly source: string
  readonly context?: Readonly<Record<string, readonly string[] | undefined>>
  readonly version?: string | null
}

function answers(document: object, request: Request) {
  const policy = document as PolicyDocument
  const context = new Map(
    Object.entries(request.context).map(([key, values]) => [key.toLowerCase(), [values].flat()]),
  )
  return [evaluate([parsePolicy(policy)], request).answer, evaluatePlainly(policy, { ...request, context })]
}

test.each(conditionCases as readonly ConditionCase[])(
  '$operator $values of $request is $expected: $why',
  ({ operator, values, request, expected, context = {}, version = '2012-10-17' }) => {
    const key = 'k:Key'
    const document = {
      ...(version === null ? {} : { Version: version }),
      Statement: {
        Effect: 'Allow',
        Action: 'k:Do',
        Resource: '*',
        Condition: { [operator]: { [key]: values } },
      },
    }
    const given = Object.entries({ ...context, ...(request.length > 0 && { [key]: request }) })
    const asked: Request = {
      action: 'k:Do',
      resource: '*',
      context: Object.fromEntries(given.map(([name, state]) => [name, state ?? []])),
    }
    const answer = expected ? 'allowed' : 'not allowed'
    expect(answers(document, asked)).toEqual([answer, answer])
  },
)

test.each(resourceCases)(
  '$pattern matches $resource: $expected, because $why',
  ({ pattern, resource, expected }) => {
    const statement = { Effect: 'Allow', Action: 'k:Do', Resource: pattern }
    const answer = expected ? 'allowed' : 'not allowed'
    const asked = { action: 'k:Do', resource, context: {} }
    expect(answers({ Version: '2012-10-17', Statement: statement }, asked)).toEqual([answer, answer])
  },
)

test('an explicit Deny in any policy wins, and the statements that decide are named', () => {
  const allow = { Effect: 'Allow', Action: 'k:*', Resource: '*' }
  const deny = { Effect: 'Deny', NotAction: 'k:Read', NotResource: 'arn:aws:k:::a' }
  const policies = [{ Statement: [allow] }, { Statement: [allow, deny] }].map((document) =>
    parsePolicy({ Version: '2012-10-17', ...document } as PolicyDocument),
  )
  const ask = (action: string, resource: string) => evaluate(policies, { action, resource, context: {} })
  expect(ask('k:Write', 'arn:aws:k:::b')).toEqual({
    answer: 'explicitly denied',
    statements: [{ policy: 1, statement: 1 }],
  })
  expect(ask('K:read', 'arn:aws:k:::b').statements).toHaveLength(2)
  expect(ask('k:Write', 'arn:aws:k:::a').answer).toBe('allowed')
  expect(evaluate(policies.slice(0, 1), { action: 'other:Write', resource: '*', context: {} })).toEqual({
    answer: 'not allowed',
    statements: [],
  })
})
