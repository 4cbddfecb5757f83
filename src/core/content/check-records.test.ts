// Tests that records that contradict each other are found.
import { expect, test } from 'vitest'
import type { PolicyRecord, VersionRecord } from '../records/record.ts'
import { checkRecords } from './check-records.ts'
import type { PolicyFolder } from './content-folder.ts'

const policy: PolicyRecord = {
  name: 'Sample',
  arn: 'arn:aws:iam::aws:policy/Sample',
  kind: 'managed',
  status: 'current',
  summary: 'For tests.',
  attachedTo: 'Nobody.',
  source: 'https://example.org/',
  companions: [],
}

const version = (id: string, created?: string): VersionRecord => ({
  policy: 'Sample',
  version: id,
  ...(created !== undefined && { created }),
  sources: ['test'],
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
})

const folder = (record: Partial<PolicyRecord>, ...versions: readonly VersionRecord[]): PolicyFolder => ({
  name: 'Sample',
  file: 'Sample',
  policy: { file: 'Sample/policy.json', record: { ...policy, ...record } },
  hasPolicyFile: true,
  versions: versions.map((each) => ({ file: `Sample/${each.version}.json`, record: each })),
  versionFileCount: versions.length,
})

const first = version('v1', '2020-01-01T00:00:00Z')

function findingsOf(...policies: readonly PolicyFolder[]): readonly string[] {
  return checkRecords({ policies, examples: [] }).map(
    ({ file, at, found }) => `${file} ${at.join('.')}: ${found}`,
  )
}

test('sound records have no findings', () => {
  expect(findingsOf(folder({}, first, version('v2', '2021-01-01T00:00:00Z')))).toEqual([])
})

test('dates are compared by version number', () => {
  const ninth = version('v9', '2021-01-01T00:00:00Z')
  expect(findingsOf(folder({}, version('v10', '2022-01-01T00:00:00Z'), ninth))).toEqual([])
  expect(findingsOf(folder({}, version('v10', '2020-12-31T23:59:59Z'), ninth))).toEqual([
    'Sample/v10.json created: 2020-12-31T23:59:59Z',
  ])
})

test('dates are compared across undated versions', () => {
  const [second, third] = [version('v2'), version('v3')]
  expect(findingsOf(folder({}, version('v1'), second, third))).toEqual([])
  expect(findingsOf(folder({}, first, second, third, version('v4', '2020-01-01T00:00:00Z')))).toEqual([])
  expect(findingsOf(folder({}, first, second, third, version('v4', '2019-12-31T23:59:59Z')))).toEqual([
    'Sample/v4.json created: 2019-12-31T23:59:59Z',
  ])
})

test('a version is recorded once', () => {
  const { versions, ...rest } = folder({}, first)
  const copy = { file: 'Sample/copy.json', record: first }
  expect(findingsOf({ ...rest, versions: [...versions, copy] })).toEqual([
    'Sample/copy.json version: "v1"',
    'Sample/copy.json version: v1, which Sample/v1.json already records',
  ])
})

test('a successor, a companion and the version in force must be recorded', () => {
  const companions = [
    { title: 'a', why: 'b' },
    { title: 'a', why: 'b', policy: 'Other' },
  ]
  expect(
    findingsOf(folder({ status: 'retired', replacedBy: 'Other', defaultVersion: 'v2', companions }, first)),
  ).toEqual([
    'Sample/policy.json replacedBy: "Other"',
    'Sample/policy.json companions.1.policy: "Other"',
    'Sample/policy.json defaultVersion: v2',
  ])
})

test('a policy is not its own successor', () => {
  expect(findingsOf(folder({ status: 'retired', replacedBy: 'Sample' }, first))).toEqual([
    'Sample/policy.json replacedBy: "Sample"',
  ])
})

test('the name and the kind must agree with the ARN', () => {
  expect(findingsOf(folder({ arn: 'arn:aws:iam::aws:policy/aws-service-role/Other' }, first))).toEqual([
    'Sample/policy.json arn: "arn:aws:iam::aws:policy/aws-service-role/Other"',
    'Sample/policy.json kind: "managed"',
  ])
})

test('only a retired policy has a successor', () => {
  const other: PolicyFolder = {
    ...folder({ name: 'Other', arn: 'arn:aws:iam::aws:policy/Other' }, { ...first, policy: 'Other' }),
    name: 'Other',
  }
  expect(findingsOf(folder({ replacedBy: 'Other' }, first), other)).toEqual([
    'Sample/policy.json replacedBy: a successor of a policy that is current',
  ])
})
