import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { contentForOlder, olderSettingsFile } from './content-for-older.ts'

const root = mkdtempSync(join(tmpdir(), 'older-'))
afterAll(() => rmSync(root, { recursive: true }))

function write(file: string, value: unknown): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), typeof value === 'string' ? value : JSON.stringify(value))
}

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const policy = { name: 'P', arn: 'arn:aws:iam::aws:policy/P', kind: 'managed', defaultVersion: 'v2' }
const settings = {
  title: 'All',
  asOf: '2026-01-01T00:00:00Z',
  tagAuthority: 'a.example',
  comparisons: 'adjacent',
}

write('today/site.json', { ...settings, services: [{ prefix: 'connect' }], exampleTopics: [] })
write('today/policies/P/policy.json', { ...policy, defaultVersionSource: { address: 'https://a.example' } })
write('today/policies/P/v2.json', { policy: 'P', version: 'v2' })
write('today/first-seen.json', { actions: {} })
write('today/partitions.json', {})
write('today/pages/about.mdx', 'today')

test('an older checkout gets its own form of the settings and records, its own prose, and nothing unknown', () => {
  write(`older/content/${olderSettingsFile}`, {})
  write('older/content/pages/about.mdx', 'older')
  write('older/content/guides/one.mdx', 'older')
  const to = join(root, 'made')
  expect(contentForOlder(join(root, 'older'), join(root, 'today'), to)).toBe(to)
  expect(JSON.parse(read(`made/${olderSettingsFile}`))).toEqual(settings)
  expect(JSON.parse(read('made/policies/P/policy.json'))).toEqual(policy)
  expect(read('made/policies/P/v2.json')).toBe(read('today/policies/P/v2.json'))
  expect(read('made/first-seen.json')).toBe(read('today/first-seen.json'))
  expect(read('made/pages/about.mdx')).toBe('older')
  for (const file of ['site.json', 'partitions.json', 'guides', 'examples'])
    expect(existsSync(join(to, file)), file).toBe(false)
})

test('guides are those of the checkout, if the content has guides', () => {
  write('today/guides/two.mdx', 'today')
  contentForOlder(join(root, 'older'), join(root, 'today'), join(root, 'made'))
  expect(read('made/guides/one.mdx')).toBe('older')
  expect(existsSync(join(root, 'made/guides/two.mdx'))).toBe(false)
})

test('a checkout with the form of today builds the folder itself', () => {
  write('same/content/site.json', {})
  expect(contentForOlder(join(root, 'same'), 'from', 'to')).toBe('from')
})
