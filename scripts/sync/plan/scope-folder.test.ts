// Tests the content folder that a sync fills for a scope.
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadContent, readContent } from '../../../src/data/records.ts'
import { recoverContent, swapPaths } from '../../../src/data/recover-content.ts'
import {
  makeContent,
  readTree,
  removeMadeContent,
  soundContent,
} from '../../../src/data/temporary-content.ts'
import { isWork, syncContent } from '../run.ts'
import { noDates, parseDates } from '../sources/dates.ts'
import type { UpstreamPolicy } from '../sources/upstream.ts'
import { readProse } from './read-prose.ts'
import { parseScope } from './scope.ts'
import type { ScopeRequest } from './scope-folder.ts'

afterAll(removeMadeContent)

const date = { created: '2021-01-01T00:00:00Z', sources: ['test'] }
const documentOf = (Action: string) => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action, Resource: '*' },
})
const arn = (path: string) => `arn:aws:iam::aws:policy/${path}`

const sample: UpstreamPolicy = {
  name: 'Sample',
  arn: arn('Sample'),
  versions: [{ version: 'v1', document: soundContent['policies/Sample/v1.json'].document }],
}
const other: UpstreamPolicy = {
  name: 'OtherRolePolicy',
  arn: arn('aws-service-role/OtherRolePolicy'),
  versions: [
    { version: 'v1', document: documentOf('sqs:*'), date },
    { version: 'v2', document: documentOf('s3:*') },
  ],
}
const v2Dated = parseDates(
  'policy\tversion\tcreated\tsources\nOtherRolePolicy\tv2\t2022-02-02T00:00:00Z\tone+two\n',
  'dates.tsv',
)

const announcement = (policy: string | undefined, kind = 'rescoped') => ({
  date: '2020-01-02',
  ...(policy && { policy }),
  kind,
  title: 'Something',
  actions: [],
  source: 'https://example.org/',
})

/** Make a repository with one policy and a record of every kind about it. */
async function makeRepository(): Promise<ScopeRequest['repository']> {
  const dir = await makeContent({
    ...soundContent,
    'announcements.json': [announcement('Sample'), announcement(undefined, 'tracking-started')],
    'risks.json': [
      {
        actions: ['connect:ListUsers'],
        classes: ['data-access'],
        why: 'Reads the names of everybody who works there.',
        requires: [],
        source: 'https://example.org/',
      },
    ],
    'guides/of-one.mdx': '---\ntitle: A\nsubject: Amazon Connect\n---\nText',
    'guides/of-all.mdx': '---\ntitle: A\n---\nText',
    'pages/about.mdx': '---\ntitle: A\n---\nText',
  })
  return async () => ({ content: await loadContent(dir), prose: readProse(dir) })
}

interface Given {
  readonly dir: string
  readonly repository: ScopeRequest['repository']
  readonly scope?: string
  readonly upstream?: readonly UpstreamPolicy[]
  readonly dates?: typeof noDates
  readonly check?: boolean
  readonly skipsRefused?: boolean
  readonly firstSeen?: ScopeRequest['firstSeen']
}

function fill({ dir, repository, scope = 'aws', upstream = [sample, other], firstSeen, ...rest }: Given) {
  return syncContent({
    dir,
    source: async (wanted) => upstream.filter(({ name }) => wanted.some((policy) => policy.name === name)),
    dates: v2Dated,
    snapshotTakenAt: async () => '2023-03-03T00:00:00Z',
    check: false,
    scope: {
      scope: parseScope(scope),
      listed: async () => upstream,
      repository,
      ...(firstSeen && { firstSeen }),
    },
    ...rest,
  })
}

async function start() {
  const repository = await makeRepository()
  const sibling = await makeContent({})
  return { repository, dir: join(dirname(sibling), 'new', 'content') }
}

const fileOf = async (dir: string, file: string) => JSON.parse((await readTree(dir))[file] ?? 'null')

test('a new folder has the policies of the scope and the records that apply to them, and passes the content lint', async () => {
  const given = await start()
  const { leftOut } = await fill(given)
  expect(Object.keys(await readTree(given.dir)).filter((file) => file.includes('.'))).toEqual([
    'announcements.json',
    'first-seen.json',
    'guides/of-all.mdx',
    'pages/about.mdx',
    'policies/OtherRolePolicy/policy.json',
    'policies/OtherRolePolicy/v1.json',
    'policies/OtherRolePolicy/v2.json',
    'policies/Sample/policy.json',
    'policies/Sample/v1.json',
    'risks.json',
    'site.json',
  ])
  expect((await readContent(given.dir)).faults).toEqual([])
  expect(leftOut).toEqual([
    '1 of 2 announcements: about other policies, or about all policies of the repository',
    '1 guide: about Amazon Connect',
  ])
})

test('a policy without a record in the repository gets only what its ARN shows', async () => {
  const given = await start()
  await fill(given)
  expect(await fileOf(given.dir, 'policies/OtherRolePolicy/policy.json')).toEqual({
    name: 'OtherRolePolicy',
    arn: arn('aws-service-role/OtherRolePolicy'),
    kind: 'service-linked-role',
  })
  expect(await fileOf(given.dir, 'policies/Sample/policy.json')).toEqual(
    soundContent['policies/Sample/policy.json'],
  )
})

test('a date comes from the table, from a source that can be trusted, or from the record', async () => {
  const given = await start()
  await fill(given)
  const createdOf = async (file: string) => (await fileOf(given.dir, `policies/${file}.json`)).created
  expect(await createdOf('OtherRolePolicy/v2')).toBe('2022-02-02T00:00:00Z')
  expect(await createdOf('OtherRolePolicy/v1')).toBe('2021-01-01T00:00:00Z')
  expect(await createdOf('Sample/v1')).toBe('2020-01-01T00:00:00Z')
})

test('a version without a known date blocks the whole import', async () => {
  const given = await start()
  await expect(fill({ ...given, dates: noDates })).rejects.toThrow(
    'OtherRolePolicy v2: upstream has no reliable creation date',
  )
  expect(existsSync(given.dir)).toBe(false)
})

test('on request, a policy with a refused version is left out entirely and reported', async () => {
  const given = await start()
  const { skipped, newPolicies } = await fill({ ...given, dates: noDates, skipsRefused: true })
  expect(skipped.map(({ policy }) => policy)).toEqual(['OtherRolePolicy'])
  expect(newPolicies.map(({ record }) => record.name)).toEqual(['Sample'])
  expect(Object.keys(await readTree(given.dir))).not.toContain('policies/OtherRolePolicy')
})

test('a document that IAM does not accept is refused', async () => {
  const given = await start()
  const faulty = { ...other, versions: [{ version: 'v1', document: documentOf(''), date }] }
  await expect(fill({ ...given, upstream: [sample, faulty] })).rejects.toThrow(
    'OtherRolePolicy v1: $.document.Statement.Action: found an empty string',
  )
})

test('a second sync changes nothing, and a check says so', async () => {
  const given = await start()
  expect(isWork(await fill({ ...given, check: true }))).toBe(true)
  expect(existsSync(given.dir)).toBe(false)
  await fill(given)
  const before = await readTree(given.dir)
  expect(isWork(await fill({ ...given, check: true }))).toBe(false)
  await fill(given)
  expect(await readTree(given.dir)).toEqual(before)
})

test('an existing folder gets new policies and versions, and keeps its own texts', async () => {
  const given = await start()
  await fill({ ...given, scope: 'Sample' })
  await writeFile(join(given.dir, 'pages', 'about.mdx'), 'Our own words')
  await fill(given)
  const tree = await readTree(given.dir)
  expect(tree['pages/about.mdx']).toBe('Our own words')
  expect(Object.keys(tree)).toContain('policies/OtherRolePolicy/v2.json')
  expect((await readContent(given.dir)).faults).toEqual([])
})

test('a recorded version is never changed', async () => {
  const given = await start()
  await fill(given)
  const changed = { ...sample, versions: [{ version: 'v1', document: documentOf('connect:*') }] }
  await expect(fill({ ...given, upstream: [changed, other] })).rejects.toThrow('a version is immutable')
})

test('first-seen dates are those of the services that the policies name', async () => {
  const given = await start()
  const firstSeen = {
    oldestSnapshot: '2019-09-13',
    newestSnapshot: '2023-03-03',
    actions: Object.fromEntries(
      ['connect:ListUsers', 'ec2:RunInstances', 's3:GetObject'].map((name) => [
        name,
        { firstSeen: '2019-09-13' },
      ]),
    ),
  }
  await fill({ ...given, firstSeen })
  const { actions } = await fileOf(given.dir, 'first-seen.json')
  expect(Object.keys(actions)).toEqual(['connect:ListUsers', 's3:GetObject'])
})

test('a scope without the policies of the repository gets no records about them', async () => {
  const given = await start()
  await fill({ ...given, scope: '*RolePolicy' })
  expect(await fileOf(given.dir, 'announcements.json')).toEqual([])
  expect(await fileOf(given.dir, 'risks.json')).toEqual([])
  expect((await fileOf(given.dir, 'first-seen.json')).actions).toEqual({})
})

test('a pattern that matches nothing is refused', async () => {
  const given = await start()
  await expect(fill({ ...given, scope: 'Sample,Smaple*' })).rejects.toThrow('no policy name matches Smaple*')
})

test('what a killed sync left of a new folder does not count as content', async () => {
  const given = await start()
  const { next } = swapPaths(given.dir)
  await mkdir(join(next, 'policies'), { recursive: true })
  await recoverContent(given.dir)
  expect([given.dir, next].filter(existsSync)).toEqual([])
  await fill(given)
  expect((await readContent(given.dir)).faults).toEqual([])
  await rm(dirname(given.dir), { recursive: true })
})
