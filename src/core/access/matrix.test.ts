import { expect, test } from 'vitest'
import { indexActions } from '../actions/action-index.ts'
import sample from '../fixtures/sample-snapshot.json' with { type: 'json' }
import { parsePolicy } from '../policy/policy.ts'
import { policyDocument } from '../records/policy-document.ts'
import { computeAccess } from './access.ts'
import {
  buildMatrix,
  byLevel,
  countColumn,
  decidingStatement,
  gatherColumns,
  outcomeMeaning,
  weightiestLevel,
} from './matrix.ts'

const index = indexActions(sample)

const allow = (action: string, resource: string) => ({ Effect: 'Allow', Action: action, Resource: resource })
const deny = (action: string, resource: string) => ({ Effect: 'Deny', Action: action, Resource: resource })
const user = 'arn:aws:connect:*:*:instance/*/agent/*'

function accessOf(...statements: readonly unknown[]) {
  return computeAccess(
    parsePolicy(policyDocument.parse({ Version: '2012-10-17', Statement: statements })),
    index,
  )
}

test('there is a row for each action that an Allow of some column matches', () => {
  const rows = buildMatrix([
    accessOf(allow('connect:CreateUser', user)),
    accessOf(allow('connect:DescribeUser', '*'), deny('connect:DescribeUser', '*')),
  ])
  expect(rows.map(({ name, outcomes }) => [name, ...outcomes.map((outcome) => outcome?.status)])).toEqual([
    ['connect:CreateUser', 'scoped', undefined],
    ['connect:DescribeUser', undefined, 'denied'],
  ])
})

test('an action that the snapshot does not list has a level of its own', () => {
  const [row] = buildMatrix([accessOf(allow('connect:NoSuchThing', '*'))])
  expect(row).toMatchObject({ name: 'connect:NoSuchThing', level: 'Not in the snapshot' })
  expect(row?.facts).toBeUndefined()
})

test.each([
  ['List', 'List'],
  ['Tagging, Write', 'Tagging'],
  ['Permissions management, Write', 'Permissions management'],
  ['Something new', 'Something new'],
])('an action with access level %j is listed under %j', (accessLevel, level) => {
  const facts = { name: 'a:B', accessLevel, resourceTypes: [], conditionKeys: [], dependentActions: [] }
  expect(weightiestLevel(facts)).toBe(level)
})

test('levels are sorted by significance, then unfamiliar ones, then unknown actions', () => {
  const levels = ['List', 'Not in the snapshot', 'Tagging', 'Strange', 'Write']
  expect(levels.sort(byLevel)).toEqual(['Tagging', 'Write', 'List', 'Strange', 'Not in the snapshot'])
})

test('a column is counted by status', () => {
  const rows = buildMatrix([accessOf(allow('connect:CreateUser', user), allow('connect:DescribeUser', '*'))])
  expect(countColumn(rows, 0)).toEqual({ full: 1, scoped: 1, denied: 0, idle: 0 })
})

test('neighboring columns that treat the rows alike are grouped, others are not', () => {
  const wide = accessOf(allow('connect:CreateUser', '*'))
  const narrow = accessOf(allow('connect:CreateUser', user))
  const narrowElsewhere = accessOf(allow('connect:DescribeUser', '*'), allow('connect:CreateUser', user))
  const columns = [wide, narrow, narrowElsewhere, wide]
  const rows = buildMatrix(columns).filter(({ name }) => name === 'connect:CreateUser')
  expect(gatherColumns(rows, columns.length)).toEqual([[0], [1, 2], [3]])
})

test('columns with different scopes are not grouped', () => {
  const columns = [user, `${user}/x`].map((resource) => accessOf(allow('connect:CreateUser', resource)))
  expect(gatherColumns(buildMatrix(columns), 2)).toEqual([[0], [1]])
})

test('the order of statements does not change what an outcome means', () => {
  const some = allow('connect:CreateUser', user)
  const other = allow('connect:CreateUser', 'arn:aws:connect:*:*:instance/one/*')
  const [forth, back] = [accessOf(some, other), accessOf(other, some)].map((access) =>
    outcomeMeaning(access.actions.get('connect:createuser')?.outcome),
  )
  expect(forth).toBe(back)
})

test.each([
  ['the one without limits', [allow('connect:CreateUser', user), allow('connect:*', '*')], 1],
  ['the Deny', [allow('connect:*', '*'), deny('connect:CreateUser', '*')], 1],
  ['the first that can match', [allow('connect:*', 'arn:aws:s3:::x'), allow('connect:*', user)], 1],
])('the deciding statement is %s', (_, statements, expected) => {
  const outcome = accessOf(...statements).actions.get('connect:createuser')?.outcome
  expect(outcome && decidingStatement(outcome)).toBe(expected)
})
