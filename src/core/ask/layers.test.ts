// Checks how identity policies, a boundary and SCPs decide together, by a table of IAM's rules.
import { expect, test } from 'vitest'
import { evaluateAttached } from '../../../tests/oracle/evaluate-layers.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { type AskedPolicy, evaluateLayers, toLayers } from './layers.ts'
import type { Role } from './roles.ts'

type Short = 'allow' | 'deny' | 'other' | 'tagged'

const statements = {
  allow: { Effect: 'Allow', Action: 'k:Do', Resource: '*' },
  deny: { Effect: 'Deny', Action: 'k:*', Resource: '*' },
  other: { Effect: 'Allow', Action: 'k:Other', Resource: '*' },
  tagged: {
    Effect: 'Allow',
    Action: 'k:Do',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/Team': 'a' } },
  },
} as const

const documentOf = (short: Short): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [statements[short]] as PolicyDocument['Statement'],
})

/** Sources: IAM User Guide, "Policy evaluation logic" and "Permissions boundaries"; Organizations User Guide, "SCP evaluation". */
const cases: readonly (readonly [
  why: string,
  policies: readonly (readonly [Role, Short])[],
  answer: string,
  refusing: readonly Role[],
])[] = [
  ['an identity policy allows it', [['identity', 'allow']], 'allowed', []],
  ['nothing allows it by default', [['identity', 'other']], 'notAllowed', ['identity']],
  [
    'one of several identity policies is enough',
    [
      ['identity', 'other'],
      ['identity', 'allow'],
    ],
    'allowed',
    [],
  ],
  [
    'a Deny in another identity policy wins',
    [
      ['identity', 'allow'],
      ['identity', 'deny'],
    ],
    'explicitDeny',
    ['identity'],
  ],
  [
    'a boundary allows it too',
    [
      ['identity', 'allow'],
      ['boundary', 'allow'],
    ],
    'allowed',
    [],
  ],
  [
    'a boundary alone grants nothing',
    [
      ['identity', 'other'],
      ['boundary', 'allow'],
    ],
    'notAllowed',
    ['identity'],
  ],
  [
    'a boundary must allow it',
    [
      ['identity', 'allow'],
      ['boundary', 'other'],
    ],
    'notAllowed',
    ['boundary'],
  ],
  [
    'a Deny in the boundary wins',
    [
      ['identity', 'allow'],
      ['boundary', 'deny'],
    ],
    'explicitDeny',
    ['boundary'],
  ],
  [
    'an SCP alone grants nothing',
    [
      ['identity', 'other'],
      ['scp1', 'allow'],
    ],
    'notAllowed',
    ['identity'],
  ],
  [
    'an SCP of every level must allow it',
    [
      ['identity', 'allow'],
      ['scp1', 'allow'],
      ['scp2', 'other'],
    ],
    'notAllowed',
    ['scp2'],
  ],
  [
    'the root counts as much as the account',
    [
      ['identity', 'allow'],
      ['scp1', 'other'],
      ['scp2', 'allow'],
    ],
    'notAllowed',
    ['scp1'],
  ],
  [
    'one SCP of a level is enough',
    [
      ['identity', 'allow'],
      ['scp1', 'other'],
      ['scp1', 'allow'],
    ],
    'allowed',
    [],
  ],
  [
    'a Deny in any SCP wins',
    [
      ['identity', 'allow'],
      ['scp1', 'allow'],
      ['scp2', 'allow'],
      ['scp2', 'deny'],
    ],
    'explicitDeny',
    ['scp2'],
  ],
  [
    'a Deny wins over a layer that does not allow',
    [
      ['identity', 'other'],
      ['scp1', 'deny'],
    ],
    'explicitDeny',
    ['identity', 'scp1'],
  ],
  [
    'all layers allow it',
    [
      ['identity', 'allow'],
      ['boundary', 'allow'],
      ['scp1', 'allow'],
      ['scp2', 'allow'],
    ],
    'allowed',
    [],
  ],
  [
    'several layers refuse',
    [
      ['identity', 'other'],
      ['boundary', 'tagged'],
      ['scp1', 'allow'],
    ],
    'notAllowed',
    ['identity', 'boundary'],
  ],
]

test.each(cases)('%s', (_, policies, answer, refusing) => {
  const asked = policies.map(
    ([role, short]): AskedPolicy => ({ role, policy: parsePolicy(documentOf(short)) }),
  )
  const request = { action: 'k:Do', resource: '*', context: {} }
  const verdict = evaluateLayers(toLayers(asked), request)
  expect(verdict.answer).toBe(answer)
  expect(verdict.layers.filter(({ decision }) => decision !== 'allowed').map(({ role }) => role)).toEqual(
    refusing,
  )
  const of = (wanted: string) =>
    policies.filter(([role]) => role === wanted).map(([, short]) => documentOf(short))
  const plain = evaluateAttached(
    {
      identity: of('identity'),
      boundary: of('boundary')[0],
      scps: ['scp1', 'scp2'].map(of).filter((level) => level.length > 0),
    },
    { ...request, context: new Map() },
  )
  expect(plain).toBe(answer)
})

test('statements are named by the place of their policy in the question', () => {
  const asked = (['scp1', 'identity', 'boundary'] as const).map((role) => ({
    role,
    policy: parsePolicy(documentOf('allow')),
  }))
  const { layers } = evaluateLayers(toLayers(asked), { action: 'k:Do', resource: '*', context: {} })
  expect(layers.map(({ role, statements: found }) => [role, found])).toEqual([
    ['identity', [{ policy: 1, statement: 0 }]],
    ['boundary', [{ policy: 2, statement: 0 }]],
    ['scp1', [{ policy: 0, statement: 0 }]],
  ])
})
