// Tests the recorded reasons why actions are sensitive.
import { afterAll, expect, test } from 'vitest'
import { indexRisks } from '../core/actions/risks.ts'
import { loadContent, readContent } from './records.ts'
import { makeContent, removeMadeContent, soundContent } from './temporary-content.ts'

afterAll(removeMadeContent)

const { risks } = await loadContent('content')
const index = indexRisks(risks)

test.each([
  ['connect:AdminGetEmergencyAccessToken', 'privilege-escalation'],
  ['connect:GetFederationToken', 'credentials-exposure'],
  ['connect:UpdateUserIdentityInfo', 'credentials-exposure'],
  ['connect:UpdateUserSecurityProfiles', 'privilege-escalation'],
  ['connect:AssociateAnalyticsDataSet', 'resource-exposure'],
  ['profile:SearchProfiles', 'data-access'],
  ['iam:PassRole', 'privilege-escalation'],
  ['iam:PutRolePolicy', 'privilege-escalation'],
  ['kms:CreateGrant', 'data-access'],
  ['s3:GetObject', 'data-access'],
])('%s has the risk class %s', (action, risk) => {
  expect(index.find(action)?.classes).toContain(risk)
})

test('every reason is recorded once and comes from a source that states facts', () => {
  const hosts = new Set(risks.map(({ source }) => new URL(source).host))
  expect([...hosts].sort()).toEqual(['docs.aws.amazon.com', 'pathfinding.cloud'])
  expect(new Set(risks.map(({ why }) => why)).size).toBe(risks.length)
})

const sound = {
  actions: ['connect:ListUsers'],
  classes: ['data-access'],
  why: 'Lists people.',
  requires: [],
  source: 'https://docs.aws.amazon.com/',
}

test.each([
  ['an unknown class', { ...sound, classes: ['fun'] }, '$[0].classes[0]', 'string "fun"'],
  ['no class', { ...sound, classes: [] }, '$[0].classes', 'an empty list'],
  ['a reason without a full stop', { ...sound, why: 'Lists people' }, '$[0].why', 'string "Lists people"'],
  ['two sentences', { ...sound, why: 'Lists. It all.' }, '$[0].why', 'string "Lists. It all."'],
  ['a source over http', { ...sound, source: 'http://a.org' }, '$[0].source', 'string "http://a.org"'],
  ['a wildcard', { ...sound, actions: ['connect:List*'] }, '$[0].actions[0]', 'string "connect:List*"'],
  ['an unknown action', { ...sound, actions: ['a:B'] }, '$[0].actions[0]', '"a:B"'],
])('%s is rejected with a file and a path', async (_, record, path, found) => {
  const dir = await makeContent({ ...soundContent, 'risks.json': [record] })
  const { faults } = await readContent(dir, { label: 'content' })
  expect(faults.map((fault) => [fault.file, fault.path, fault.found])).toEqual([
    ['content/risks.json', path, found],
  ])
})
