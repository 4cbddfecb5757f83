// Tests how a sync records versions whose creation dates are unknown.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadContent, readContent } from '../../src/data/records.ts'
import { makeContent, readTree, removeMadeContent } from '../../src/data/temporary-content.ts'
import { readProse } from './plan/read-prose.ts'
import { parseScope } from './plan/scope.ts'
import { formatReport } from './report/report.ts'
import { syncContent } from './run.ts'
import { listArchive, readArchive } from './sources/archive.ts'
import { noDates, parseDates } from './sources/dates.ts'

afterAll(removeMadeContent)

// The package repeats the date of v1 for v3, which is not the newest.
const name = 'AWSStepFunctionsReadOnlyAccess'
const v3 = `${name}\tv3\t2020-02-02T02:02:02Z\tone+two`
const table = (...rows: readonly string[]) =>
  parseDates(['policy\tversion\tcreated\tsources', ...rows, ''].join('\n'), 'dates.tsv')

async function makeFolder() {
  return join(await makeContent({}), 'inside')
}

async function fill(dir: string, dates = noDates, { check = false, skipsRefused = false } = {}) {
  return syncContent({
    dir,
    source: readArchive,
    dates,
    snapshotTakenAt: async () => '2023-03-03T00:00:00Z',
    check,
    skipsRefused,
    scope: {
      scope: parseScope(name),
      listed: listArchive,
      repository: async () => ({ content: await loadContent('content'), prose: readProse('content') }),
    },
  })
}

async function readVersions(dir: string) {
  const { content, faults } = await readContent(dir)
  expect(faults).toEqual([])
  return content?.policies[0]?.versions ?? []
}

test('a version whose date no source shows is recorded without one, with its sources, and reported', async () => {
  const dir = await makeFolder()
  const report = await fill(dir)
  expect(
    (await readVersions(dir)).map(({ version, created, sources }) => [version, created, sources]),
  ).toEqual([
    ['v1', '2017-01-11T21:46:19Z', ['package']],
    ['v2', '2017-11-10T22:03:49Z', ['package']],
    ['v3', undefined, ['package']],
    ['v4', '2024-04-26T18:53:54Z', ['package-latest']],
  ])
  const file = (await readTree(dir))[`policies/${name}/v3.json`] ?? ''
  expect(Object.keys(JSON.parse(file))).toEqual(['policy', 'version', 'sources', 'document'])
  const lines = formatReport(report, false).split('\n')
  expect(lines).toContain(`  ${name} v3, date unknown`)
  expect(lines).toContain(`  1 version of 1 policy without a date (add dates with --dates FILE): ${name} v3`)
})

test('a table of dates fills in a missing date, with the same result as if it had been known from the start', async () => {
  const [dir, atOnce] = [await makeFolder(), await makeFolder()]
  await fill(dir)
  await fill(atOnce, table(v3))
  const before = await readTree(dir)
  const checked = await fill(dir, table(v3), { check: true })
  expect(await readTree(dir)).toEqual(before)
  expect(formatReport(checked, true)).toContain('sync: the dates of 1 version to import')
  const report = await fill(dir, table(v3))
  expect(formatReport(report, false).split('\n').slice(0, 2)).toEqual([
    'sync: imported the dates of 1 version; 4 versions recorded',
    `  ${name} v3, created 2020-02-02T02:02:02Z (date was unknown)`,
  ])
  expect(report.undated).toEqual([])
  const after = await readTree(dir)
  expect(after).toEqual(await readTree(atOnce))
  expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual([
    `policies/${name}/v3.json`,
  ])
})

test('a known date stays, even if a table says otherwise later', async () => {
  const dir = await makeFolder()
  await fill(dir, table(v3))
  const before = await readTree(dir)
  const report = await fill(dir, table(v3.replace('2020', '2021'), `${name}\tv1\t2016-01-01T00:00:00Z\tone`))
  expect(report.dated).toEqual([])
  expect(await readTree(dir)).toEqual(before)
})

test('a date that its neighbors rule out is refused, at first or later, and the folder is unchanged', async () => {
  const dir = await makeFolder()
  const late = table(v3.replace('2020', '2025'))
  const words = `${name} v4: $.created: found 2024-04-26T18:53:54Z, expected a date no earlier than that of v3`
  await expect(fill(dir, late)).rejects.toThrow(words)
  await fill(dir)
  const before = await readTree(dir)
  await expect(fill(dir, late)).rejects.toThrow(words)
  const { skipped } = await fill(dir, late, { skipsRefused: true })
  expect(skipped.map(({ policy }) => policy)).toEqual([name])
  expect(await readTree(dir)).toEqual(before)
})

test('without a scope, a version whose date no source shows is refused until its date is provided', async () => {
  const dir = await makeFolder()
  await fill(dir)
  await rm(join(dir, 'policies', name, 'v3.json'))
  const bring = (dates = noDates) =>
    syncContent({
      dir,
      source: readArchive,
      dates,
      snapshotTakenAt: async () => '2023-03-03T00:00:00Z',
      check: false,
    })
  await expect(bring()).rejects.toThrow(`${name} v3: upstream has no reliable creation date`)
  expect((await bring(table(v3))).additions.map(({ created }) => created)).toEqual(['2020-02-02T02:02:02Z'])
})

test('of many policies with undated versions, only the first are named', () => {
  const undated = Array.from({ length: 22 }, (_, i) => ({ policy: `P${i}`, version: 'v2' }))
  const report = {
    ...{ additions: [], dated: [], defaults: [], unknown: [], skipped: [], newPolicies: [], leftOut: [] },
    ...{ hasNewCounts: false, reach: [], hasNewReach: false, acceptedLosses: [] },
    ...{ managedNames: [], hasNewNames: false },
    ...{ hasNewReference: false, referenceRowCount: 0 },
    ...{ hasNewDays: false, policyCount: 22, versionCount: 44, undated },
  }
  const [, line = ''] = formatReport(report, false).split('\n')
  expect(line).toMatch(
    /^ {2}22 versions of 22 policies without a date .*: P0 v2; P1 v2; .*P19 v2; and 2 more policies$/,
  )
})
