// Tests what the page says of several policies, with the site's own files.
import { expect, test } from 'vitest'
import { realSite as site } from '../../../tests/support/real-site.ts'
import { getSiteJson } from '../../../tests/support/site-json.ts'
import type { UnionSide } from '../../core/ask/union-link.ts'
import { createReferences } from '../checker/references.ts'
import { createUnionAnswerer } from './union-answer.ts'

const answer = createUnionAnswerer(createReferences(site.urls, getSiteJson))

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
const allow = (Action: string, Resource = '*') => ({ Effect: 'Allow', Action, Resource })
const card = (role: UnionSide, name: string, text: string) => ({ role, name, text, isServiceLinked: false })

test('a Deny of one policy after takes away what another one allows', async () => {
  const reads = policy(allow('connect:ListUsers'))
  const { comparison, shares, faults } = await answer({
    policies: [
      card('before', 'policy 1', reads),
      card('after', 'policy 2', reads),
      card('after', 'policy 3', policy({ ...allow('connect:*'), Effect: 'Deny' }, allow('s3:ListBucket'))),
    ],
  })
  expect(faults).toEqual([])
  expect(comparison).toMatchObject({ verdict: 'mixed' })
  expect(comparison?.tally.map(({ kind, count }) => [kind, count])).toEqual([
    ['gained', 1],
    ['lost', 1],
  ])
  expect(comparison?.sentence.join('')).toMatch(/^Whoever has the policies after/)
  expect(shares).toEqual([
    {
      side: 'after',
      lines: [
        {
          name: 'policy 2',
          words: 'adds nothing to the others. It can be detached without a change of access.',
        },
        { name: 'policy 3', words: 'adds 1 action, takes away 1 action.' },
      ],
    },
  ])
})

test('statements are numbered through both sides', async () => {
  const { statements, comparison } = await answer({
    policies: [
      card('after', 'policy 1', policy(allow('connect:ListUsers'), allow('connect:DescribeUser'))),
      card('before', 'policy 2', policy(allow('connect:ListUsers', 'arn:aws:connect:*:*:instance/i'))),
    ],
  })
  expect(statements.map(({ policy: place }) => place)).toEqual([1, 0, 0])
  const changed = comparison?.sections.flatMap(({ services }) => services.flatMap(({ groups }) => groups))
  const labels = changed?.flatMap(({ before, after }) =>
    [before, after].flatMap(
      (side) => side?.grants.map(({ statement: { index, label } }) => [index, label]) ?? [],
    ),
  )
  expect(labels).toEqual([
    [2, 'statement 2 of policy 1'],
    [0, 'statement 1 of policy 2'],
    [1, 'statement 1 of policy 1'],
  ])
})

test.each([
  ['an empty side', [card('before', 'policy 1', policy(allow('connect:ListUsers')))], /no policy after/],
  [
    'a text that is no policy',
    [card('before', 'policy 1', 'x'), card('after', 'policy 2', policy(allow('s3:*')))],
    /policy 1: this text is not a policy/,
  ],
  [
    'a wildcard beyond what is named',
    [card('before', 'policy 1', policy(allow('*:List*'))), card('after', 'policy 2', policy(allow('s3:*')))],
    /no verdict/,
  ],
])('the fault: %s', async (_what, policies, fault) => {
  const { faults, comparison } = await answer({ policies })
  expect(faults.join(' ')).toMatch(fault)
  expect(comparison).toBeUndefined()
})
