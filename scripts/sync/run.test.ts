// Tests what a sync writes to a content folder, and what it refuses.
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeLock } from '../../src/data/content-lock.ts'
import { swapPaths } from '../../src/data/recover-content.ts'
import { makeContent, readTree, removeMadeContent, soundContent } from '../../src/data/temporary-content.ts'
import { landWrites } from './land.ts'
import { formatReport } from './report/report.ts'
import { isWork, syncContent } from './run.ts'
import { noDates } from './sources/dates.ts'
import type { PolicySource, UpstreamVersion } from './sources/upstream.ts'

afterAll(removeMadeContent)

const v1: UpstreamVersion = { version: 'v1', document: soundContent['policies/Sample/v1.json'].document }
const v2 = {
  version: 'v2',
  document: { Version: '2012-10-17', Statement: { Resource: '*', Action: 'connect:*', Effect: 'Allow' } },
  date: { created: '2025-02-02T00:00:00Z', sources: ['test'] },
} satisfies UpstreamVersion

const sourceOf =
  (...versions: readonly UpstreamVersion[]): PolicySource =>
  async (wanted) =>
    wanted.map(({ name, arn }) => ({ name, arn, versions }))

const sync = (dir: string, source: PolicySource, check = false) =>
  syncContent({ dir, source, dates: noDates, snapshotTakenAt: async () => '2023-03-03T00:00:00Z', check })

const isClean = (dir: string) => !existsSync(swapPaths(dir).next) && !existsSync(swapPaths(dir).previous)

test('a sync adds the missing version exactly and updates asOf', async () => {
  const dir = await makeContent({ ...soundContent, 'guides/start.mdx': 'prose' })
  const before = await readTree(dir)
  const { additions } = await sync(dir, sourceOf(v1, v2))
  expect(additions.map(({ version }) => version)).toEqual(['v2'])
  expect(await readTree(dir)).toEqual({
    ...before,
    'site.json': `{
  "title": "Test",
  "asOf": "2025-02-02T00:00:00Z",
  "tagAuthority": "example.org",
  "exampleTopics": [
    {
      "id": "users",
      "label": "Users"
    }
  ]
}
`,
    'policies/Sample/v2.json': `{
  "policy": "Sample",
  "version": "v2",
  "created": "2025-02-02T00:00:00Z",
  "sources": [
    "test"
  ],
  "document": {
    "Version": "2012-10-17",
    "Statement": {
      "Resource": "*",
      "Action": "connect:*",
      "Effect": "Allow"
    }
  }
}
`,
  })
  expect(isClean(dir)).toBe(true)
})

test('asOf is the date of the action snapshot when that is later', async () => {
  const dir = await makeContent(soundContent)
  await syncContent({
    dir,
    source: sourceOf(v1, v2),
    dates: noDates,
    snapshotTakenAt: async () => '2026-01-01T00:00:00Z',
    check: false,
  })
  expect((await readTree(dir))['site.json']).toContain('"asOf": "2026-01-01T00:00:00Z"')
})

test('a second sync changes nothing', async () => {
  const dir = await makeContent(soundContent)
  await sync(dir, sourceOf(v1, v2))
  const after = await readTree(dir)
  expect((await sync(dir, sourceOf(v1, v2))).additions).toEqual([])
  expect(await readTree(dir)).toEqual(after)
})

test('a check writes nothing and reports what is missing', async () => {
  const dir = await makeContent(soundContent)
  const before = await readTree(dir)
  expect((await sync(dir, sourceOf(v1, v2), true)).additions.map(({ version }) => version)).toEqual(['v2'])
  expect(await readTree(dir)).toEqual(before)
})

const changed = { ...v1, document: { Version: '2012-10-17', Statement: [] } }
const { date: _, ...undated } = v2
const bad = (document: unknown, created = '2025-02-02T00:00:00Z') => ({
  ...v2,
  document,
  date: { created, sources: ['test'] },
})

const refused: readonly (readonly [string, PolicySource, message: string])[] = [
  [
    'a changed version',
    sourceOf(changed, v2),
    'Sample v1: $.document.Statement[0] is recorded as an object, but upstream has nothing',
  ],
  ['a shrunken upstream', async () => [], 'upstream has shrunk: it lacks 1 of 1 policies (Sample)'],
  ['a version without a date', sourceOf(v1, undated), 'provide dates with --dates FILE'],
  [
    'a document that breaks the schema',
    sourceOf(v1, bad({ Version: '2012-10-17' })),
    'Sample v2: $.document.Statement: found nothing, expected an object or a list',
  ],
  [
    'a document over the limit',
    sourceOf(v1, bad({ ...v2.document, Id: 'x'.repeat(500_000) })),
    'expected at most 500,000 characters',
  ],
  [
    'a date before that of the previous version',
    sourceOf(v1, bad(v2.document, '2019-01-01T00:00:00Z')),
    'a date no earlier than that of v1',
  ],
  ['a source that fails', () => Promise.reject(new Error('no network')), 'no network'],
]

test.each(refused)('%s is refused and the content is untouched', async (_name, source, message) => {
  const dir = await makeContent(soundContent)
  const before = await readTree(dir)
  await expect(sync(dir, source)).rejects.toThrow(message)
  expect(await readTree(dir)).toEqual(before)
  expect(isClean(dir)).toBe(true)
  expect((await sync(dir, sourceOf(v1, v2))).additions).toHaveLength(1)
})

test('content with a fault must be fixed first', async () => {
  const dir = await makeContent({ ...soundContent, 'site.json': '{' })
  await expect(sync(dir, sourceOf(v1, v2))).rejects.toThrow('the content must be fixed first')
})

test('if someone else changes the content during the sync, their change stays and the sync is refused', async () => {
  const dir = await makeContent(soundContent)
  const interfering = {
    file: '',
    // Called last before the swap.
    assertHeld: () => writeFile(join(dir, 'note.txt'), 'meanwhile'),
    release: async () => {},
  }
  await expect(landWrites(swapPaths(dir), 'content', [], interfering)).rejects.toThrow(
    'content was changed by someone else during the sync; run the sync again',
  )
  expect(await readTree(dir)).toMatchObject({ 'note.txt': 'meanwhile' })
  expect(isClean(dir)).toBe(true)
})

test('a sync that has lost its lock changes nothing', async () => {
  const dir = await makeContent(soundContent)
  const { lock } = await takeLock(dir)
  await rm(lock?.file ?? '')
  const before = await readTree(dir)
  const writes = [{ file: 'note.txt', value: 'x' }]
  await expect(lock && landWrites(swapPaths(dir), 'content', writes, lock)).rejects.toThrow(
    'nothing was changed',
  )
  expect(await readTree(dir)).toEqual(before)
  await lock?.release()
})

test('of two syncs at once, one is refused', async () => {
  const dir = await makeContent(soundContent)
  const { lock } = await takeLock(dir)
  await expect(sync(dir, sourceOf(v1, v2))).rejects.toThrow(
    /another sync of .* is running \(process \d+, lock /,
  )
  await lock?.release()
  expect((await sync(dir, sourceOf(v1, v2))).additions).toHaveLength(1)
})

test('names of managed policies that the archive has are added to their list', async () => {
  const list = {
    asOf: '2024-01-01',
    archive: 'names 1.0.0',
    source: 'https://example.org/',
    names: ['Other', 'Sample'],
    retired: [{ name: 'Former', goneBy: '2022-02-02' }],
  }
  const dir = await makeContent({ ...soundContent, 'managed-policies.json': list })
  const policies = ['Former', 'New', 'Sample'].map((name) => ({
    name,
    arn: `arn:aws:iam::aws:policy/${name}`,
    versions: [v1],
  }))
  const bring = () =>
    syncContent({
      dir,
      source: sourceOf(v1),
      dates: noDates,
      snapshotTakenAt: async () => '2023-03-03T00:00:00Z',
      archive: async () => ({ name: 'names 1.1.0', policies }),
      check: false,
    })
  const report = await bring()
  expect(report.managedNames).toEqual(['New'])
  expect(formatReport(report, false)).toContain('imported 1 name of AWS’s managed policies')
  const written = (await readTree(dir))['managed-policies.json'] ?? ''
  expect(JSON.parse(written)).toEqual({ ...list, archive: 'names 1.1.0', names: ['New', 'Other', 'Sample'] })
  expect(isWork(await bring())).toBe(false)
})
