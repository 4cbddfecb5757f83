import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/policy.ts'
import { readPolicy } from './read-policy.ts'

const home = 'arn:aws:s3:::home/$' + '{aws:username}/*'
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: home }
const resourcesOf = (value: unknown) =>
  readPolicy(JSON.stringify(value)).policy?.statements.map(({ resources }) => resources)

test.each(['2012-10-17', '2008-10-17'] as const)('a document of %s is read as everywhere else', (Version) => {
  const document = { Version, Statement: [{ ...statement, Effect: 'Allow' as const }] }
  expect(resourcesOf(document)).toEqual(parsePolicy(document).statements.map(({ resources }) => resources))
})

test('a document without a version has no variables', () => {
  const literal = resourcesOf({ Version: '2008-10-17', Statement: statement })
  expect(resourcesOf({ Statement: statement })).toEqual(literal)
  expect(literal).not.toEqual([[{ resource: home }]])
})

test('statements without a document have variables', () => {
  expect(resourcesOf([statement])).toEqual([[{ resource: home }]])
  expect(resourcesOf(statement)).toEqual([[{ resource: home }]])
})
