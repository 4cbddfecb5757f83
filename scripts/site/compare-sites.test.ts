import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { compareSites, describeDifferences } from './compare-sites.ts'
import { copyAndAdd } from './one-more-version.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function folderOf(files: Readonly<Record<string, unknown>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'sites-test-'))
  dirs.push(dir)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), typeof text === 'string' ? text : JSON.stringify(text))
  }
  return dir
}

test('lists files whose bytes differ or that are gone, and files that are new', () => {
  const before = folderOf({
    'index.html': 'a',
    'actions/s3/A/index.html': 'b',
    'actions/s3/B/index.html': 'c',
    'x.json': '',
  })
  const after = folderOf({
    'index.html': 'a',
    'actions/s3/A/index.html': 'B',
    'actions/s3/C/index.html': 'd',
    'x.json': '',
  })
  const found = compareSites(before, after)
  expect(found).toEqual({
    files: 4,
    differing: ['actions/s3/A/index.html', 'actions/s3/B/index.html'],
    added: ['actions/s3/C/index.html'],
  })
  expect(describeDifferences(found, ['index.html', ...found.differing, 'x.json'])).toEqual([
    '2 of 4 (50.00 %) files differ, and 1 are new',
    '  action: 2 of 2 (100.00 %)',
  ])
})

const allow = { Effect: 'Allow', Action: 'a:One', Resource: '*' }

test('a version is added a day later, with one statement more, and is in force if a source states which version is', () => {
  const from = folderOf({
    'site.json': { asOf: '2026-02-28T10:00:00Z' },
    'policies/A/policy.json': { name: 'A', defaultVersion: 'v9' },
    'policies/A/v9.json': { policy: 'A', version: 'v9', sources: ['x'], document: { Statement: allow } },
    'policies/A/v10.json': { policy: 'A', version: 'v10', sources: ['x'], document: { Statement: [allow] } },
  })
  const to = join(folderOf({}), 'copy')
  expect(copyAndAdd(from, to, 'A', { Sid: 'More' })).toBe(11)
  const read = (path: string) => JSON.parse(readFileSync(join(to, path), 'utf8'))
  expect(read('site.json')).toEqual({ asOf: '2026-03-01T10:00:00Z' })
  expect(read('policies/A/policy.json').defaultVersion).toBe('v11')
  expect(read('policies/A/v11.json')).toEqual({
    policy: 'A',
    version: 'v11',
    created: '2026-03-01T10:00:00Z',
    sources: ['x'],
    document: { Statement: [allow, { Sid: 'More' }] },
  })
  expect(() => copyAndAdd(from, `${to}-other`, 'B', {})).toThrow('ENOENT')
})
