import { expect, test } from 'vitest'
import { realSite } from '../../tests/support/real-site.ts'
import type { Access } from '../core/access/access.ts'
import { fillExample } from '../core/checker/example-policy.ts'
import type { Example } from '../core/records/example.ts'
import { assertExamples, buildExamples } from './examples.ts'
import { listUuidServices } from './subject.ts'

const statement = (
  Effect: 'Allow' | 'Deny',
  Action: string | string[],
  Resource: string,
  rest: object = {},
) => ({ Effect, Action, Resource, ...rest }) as const

function exampleOf(...Statement: object[]): Example {
  const record = {
    kind: 'identity-based',
    title: 'A title',
    topic: 'users',
    task: 'A task.',
    mended: [],
    attachBesides: [],
    notes: [],
    parameters: [
      { name: 'region', example: 'us-west-2' },
      { name: 'accountId', example: '111122223333' },
      { name: 'instanceId', example: '11111111-2222-3333-4444-555555555555' },
    ],
    document: { Version: '2012-10-17', Statement },
  }
  return { slug: 'an-example', record: record as unknown as Example['record'] }
}

const uuidServices = listUuidServices(realSite)
const identityOf = (...statements: object[]) =>
  buildExamples([exampleOf(...statements)], realSite.index, uuidServices)[0]?.identity
const namesOf = (access: Access | undefined) => [...(access?.actions.values() ?? [])].map(({ name }) => name)

const instance = 'arn:aws:connect:<region>:<accountId>:instance/<instanceId>'

test('a wildcard grants only actions that act on the statement’s resources', () => {
  const identity = identityOf(statement('Allow', 'connect:UpdateUserH*', `${instance}/agent/*`))
  expect(namesOf(identity?.access)).toEqual(['connect:UpdateUserHierarchy'])
  expect(namesOf(identity?.idle)).toEqual([
    'connect:UpdateUserHierarchyGroupName',
    'connect:UpdateUserHierarchyStructure',
  ])
})

test('an action that acts on no particular resource is not granted on an ARN', () => {
  const identity = identityOf(statement('Allow', 'connect:CreateInstance', `${instance}/*`))
  expect([namesOf(identity?.access), namesOf(identity?.idle)]).toEqual([[], ['connect:CreateInstance']])
})

test('a Deny denies only actions that its resources and conditions can match', () => {
  const denied = (Action: string[], Resource: string, Condition: object = {}) =>
    namesOf(identityOf(statement('Deny', Action, Resource, { Condition }))?.denied)
  const actions = ['connect:DeleteUser', 'connect:DeleteQueue']
  expect(denied(actions, `${instance}/agent/*`)).toEqual(['connect:DeleteUser'])
  const tagged = { Null: { 'aws:ResourceTag/Team': 'false' } }
  expect(denied(['connect:CreateInstance', ...actions], '*', tagged)).toEqual([
    'connect:DeleteQueue',
    'connect:DeleteUser',
  ])
})

test('an action that a Deny of the same policy matches is not granted', () => {
  const identity = identityOf(
    statement('Allow', 'connect:*User', '*'),
    statement('Deny', 'connect:DeleteUser', '*'),
  )
  expect(identity?.access.actions.get('connect:deleteuser')?.outcome.status).toBe('denied')
  expect(identity?.denied.actions.get('connect:deleteuser')?.outcome.status).toBe('denied')
})

test('the real examples grant and deny the same with placeholders as with values filled in', () => {
  const filled = realSite.examples.map((example) => ({
    ...example,
    record: { ...example.record, document: JSON.parse(fillExample(example.record)) },
  }))
  const summarize = ({ slug, identity }: (typeof realSite.examples)[number]) => [
    slug,
    [identity?.access, identity?.idle, identity?.denied].map((access) =>
      [...(access?.actions.values() ?? [])].map(({ name, outcome }) => [
        name,
        outcome.status,
        outcome.grants.length,
        outcome.idle.length,
      ]),
    ),
  ]
  expect(buildExamples(filled, realSite.index, uuidServices).map(summarize)).toEqual(
    realSite.examples.map(summarize),
  )
})

test('a checker finding in an example stops the build and names the file, the place and the rule', () => {
  const { index, lintOptions } = realSite
  const wrong = exampleOf(statement('Allow', 'connect:NoSuchAction', '*'))
  const check = () => assertExamples({ examples: [wrong], index, lintOptions })
  expect(check).toThrow(
    /examples\/an-example\.json {2}\$\.document\.Statement\S*\.Action[\s\S]*unknown-action/,
  )
  expect(() => assertExamples({ examples: realSite.examples, index, lintOptions })).not.toThrow()
})
