// Tests what a sync from IAM writes to the content folder.
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  makeContent,
  readTree,
  removeMadeContent,
  soundContent,
} from '../../../src/data/temporary-content.ts'
import {
  allow,
  closeServers,
  encode,
  sample,
  serve,
  sourceAt,
  sync,
  v2,
} from '../../../tests/support/iam-sample.ts'
import { formatReport } from '../report/report.ts'
import { readArchive } from './archive.ts'

afterAll(() => {
  closeServers()
  return removeMadeContent()
})

test('a sync records the missing version, when IAM created it, and which version is in force', async () => {
  const dir = await makeContent(soundContent)
  const before = await readTree(dir)
  const { endpoint } = await serve([sample])
  const report = await sync(dir, sourceAt(endpoint))
  expect(formatReport(report, false)).toBe(
    [
      'sync: imported 1 version of 1 policy and the version in force of 1 policy; 2 versions recorded',
      '  Sample v2, created 2025-02-02T02:02:02Z',
      '  Sample, in force: v2 (was unknown)',
    ].join('\n'),
  )
  const after = await readTree(dir)
  const parse = (file: string) => JSON.parse(after[file] ?? '')
  expect(parse('policies/Sample/v2.json')).toEqual({
    policy: 'Sample',
    version: 'v2',
    created: '2025-02-02T02:02:02Z',
    sources: ['iam'],
    document: allow('connect:*'),
  })
  expect(after['policies/Sample/policy.json']).toBe(
    before['policies/Sample/policy.json']?.replace(
      '  "companions"',
      '  "defaultVersion": "v2",\n  "companions"',
    ),
  )
  expect(parse('site.json').asOf).toBe('2025-02-02T02:02:02Z')
  expect(after['policies/Sample/v1.json']).toBe(before['policies/Sample/v1.json'])
})

test('a second sync changes nothing, and a check writes nothing', async () => {
  const dir = await makeContent(soundContent)
  const before = await readTree(dir)
  const { endpoint } = await serve([sample])
  expect((await sync(dir, sourceAt(endpoint), true)).additions).toHaveLength(1)
  expect(await readTree(dir)).toEqual(before)
  await sync(dir, sourceAt(endpoint))
  const after = await readTree(dir)
  expect(await sync(dir, sourceAt(endpoint))).toMatchObject({ additions: [], defaults: [] })
  expect(await readTree(dir)).toEqual(after)
})

test('the same documents make the same files as the archive, except for the source of the date', async () => {
  const names = ['AmazonConnectVoiceIDFullAccess', 'AmazonConnect_FullAccess']
  const makeOld = async () => {
    const dir = await makeContent({
      'site.json': { title: 'Test', asOf: '2026-07-01T00:00:00Z', tagAuthority: 'example.org' },
    })
    for (const name of names) {
      await cp(`content/policies/${name}`, join(dir, 'policies', name), { recursive: true })
      // What is in force is not recorded before the version is.
      const file = join(dir, 'policies', name, 'policy.json')
      const {
        defaultVersion: _,
        defaultVersionSource: __,
        ...record
      } = JSON.parse(await readFile(file, 'utf8'))
      await writeFile(file, JSON.stringify(record))
    }
    await rm(join(dir, 'policies', 'AmazonConnectVoiceIDFullAccess', 'v1.json'))
    await rm(join(dir, 'policies', 'AmazonConnect_FullAccess', 'v4.json'))
    return dir
  }
  const wanted = names.map((name) => ({
    name,
    arn: `arn:aws:iam::aws:policy/${name}`,
    status: 'current' as const,
  }))
  const policies = (await readArchive(wanted)).map(({ arn, versions }) => ({
    arn,
    defaultVersion: versions.at(-1)?.version ?? '',
    versions: versions.map(({ version, document, date }) => ({
      id: version,
      created: date?.created ?? '',
      document: encode(document),
    })),
  }))
  const [fromArchive, fromIam] = [await makeOld(), await makeOld()]
  await sync(fromArchive, readArchive)
  await sync(fromIam, sourceAt((await serve(policies)).endpoint))
  const versionsOf = async (dir: string) =>
    Object.entries(await readTree(dir))
      .filter(([path]) => /v\d+\.json$/.test(path))
      .map(([path, file]) => [path, file.replace(/"(package|package-latest|iam)"/, '"source"')])
  const imported = await versionsOf(fromIam)
  expect(imported).toHaveLength(5)
  expect(imported).toEqual(await versionsOf(fromArchive))
})

test('a list on two pages is read to the end', async () => {
  const dir = await makeContent(soundContent)
  const { endpoint, calls } = await serve([{ ...sample, pageSize: 1 }])
  expect((await sync(dir, sourceAt(endpoint))).additions).toHaveLength(1)
  expect(calls.filter(({ action }) => action === 'ListPolicyVersions')).toHaveLength(2)
})

test('an old version that IAM no longer keeps stays', async () => {
  const dir = await makeContent(soundContent)
  const { endpoint } = await serve([{ ...sample, versions: [v2] }])
  expect((await sync(dir, sourceAt(endpoint))).additions).toHaveLength(1)
  expect(await readTree(dir)).toHaveProperty('policies/Sample/v1.json')
})

test('a change of only the version in force is recorded', async () => {
  const dir = await makeContent(soundContent)
  await sync(dir, sourceAt((await serve([sample])).endpoint))
  const { additions, defaults } = await sync(
    dir,
    sourceAt((await serve([{ ...sample, defaultVersion: 'v1' }])).endpoint),
  )
  expect(additions).toEqual([])
  expect(defaults.map(({ defaultVersion }) => defaultVersion)).toEqual(['v1'])
  expect((await readTree(dir))['policies/Sample/policy.json']).toContain('"defaultVersion": "v1"')
})

test('a retired policy that IAM does not know is reported and does not block the import', async () => {
  const retired = { ...soundContent['policies/Sample/policy.json'], status: 'retired' }
  const old = { ...retired, name: 'Old', arn: 'arn:aws:iam::aws:policy/Old' }
  const dir = await makeContent({
    ...soundContent,
    'policies/Old/policy.json': old,
    'policies/Old/v1.json': { ...soundContent['policies/Sample/v1.json'], policy: 'Old' },
  })
  const report = await sync(dir, sourceAt((await serve([sample])).endpoint))
  expect(report.additions).toHaveLength(1)
  expect(formatReport(report, false)).toContain('\n  Old, retired: not found upstream')
})
