import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findMarkdownFaults } from './find-markdown-faults.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const document = { Version: '2012-10-17', Statement: [] }
const block = '```json\n{ "Version": "2012-10-17", "Statement": [] }\n```\n'
const version = 'policies/Small/v2/index.md'
const change =
  'The role can do 1 more action ([`a:One`](https://catalog.example/actions/a/One/)); \\*.\n\n- `a:One`\n'

const whole: Readonly<Record<string, string>> = {
  'policies/index.html': '',
  'policies/Small/index.html': '',
  'policies/Small/index.md': block,
  'policies/Small/v2/index.html': '',
  [version]: change + block,
  'policies/Small/compare/v1...v2/index.html': '',
  'policies/Small/compare/v1...v2/index.md': change,
  'policies/compare/index.html': '',
  'guides/index.html': '',
  'guides/index.md': '[a](a/)\n',
  'actions/a/One/index.html': '',
  'actions/a/One/index.md': '# One\n',
  'guides/a/index.html': '',
  'guides/a/index.md': 'Fill in `<name>` and \\<name>.\n\n```\n<b>\n```\n',
  'llms.txt':
    '[a](https://catalog.example/policies/Small/index.md) [b](https://catalog.example/policies/Small/v2/index.md) [c](https://catalog.example/guides/a/index.md) [d](https://catalog.example/guides/index.md)',
  'api/v1/policies.json': JSON.stringify({ policies: [{}] }),
  'api/v1/policies/Small.json': JSON.stringify({ document }),
  'api/v1/policies/Small/v2.json': JSON.stringify({ previous: 'v1', document }),
  'api/v1/policies/Small/compare/v1...v2.json': JSON.stringify({
    sentence: 'The role can do 1 more action (a:One); *.',
    changes: { gained: ['a:One'], lost: [] },
  }),
}

/** Find what is wrong in a site with these files; a file that is undefined is left out. */
function check(files: Readonly<Record<string, string | undefined>>) {
  const dir = mkdtempSync(join(tmpdir(), 'markdown-test-'))
  dirs.push(dir)
  for (const [name, text] of Object.entries({ ...whole, ...files })) {
    if (text === undefined) continue
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  return findMarkdownFaults(listSiteFiles(dir))
}

test('accepts twins that say what the JSON says, and counts them', () => {
  expect(check({})).toMatchObject({ files: 6, faults: [] })
})

test.each([
  'guides/a/index',
  'guides/index',
  'policies/Small/compare/v1...v2/index',
  'actions/a/One/index',
  'policies/Small/v2/index',
])('finds %s without its twin', (page) => {
  expect(check({ [`${page}.md`]: undefined }).faults).toMatchObject([
    { file: `${page}.html`, what: 'no twin' },
  ])
})

test.each(['\u200b', '\u00ad', '\u2060', '\ufeff', '\u202e'])(
  'finds the invisible character %j',
  (character) => {
    const { faults } = check({ 'actions/a/One/index.md': `# Amazon${character}Connect` })
    expect(faults).toMatchObject([{ file: 'actions/a/One/index.md', expected: 'names that a search finds' }])
  },
)

test('finds words that run into each other', () => {
  const { faults } = check({ 'actions/a/One/index.md': '| **+16****±18** |' })
  expect(faults).toMatchObject([{ what: 'words without a space between them: **+16****±18**' }])
})

test('finds a twin that is too long, and tells the length of the longest', () => {
  const { faults, longest } = check({ 'actions/a/One/index.md': 'é'.repeat(20_001) })
  expect(faults).toEqual([{ file: 'actions/a/One/index.md', what: '40.0 kB', expected: 'at most 40 kB' }])
  expect(longest).toBe(40_002)
})

test.each(['<b>bold</b>', 'a <!-- comment -->', '<br/>'])('finds HTML: %s', (text) => {
  const { faults } = check({ 'guides/a/index.md': text })
  expect(faults[0]).toMatchObject({ file: 'guides/a/index.md', expected: 'Markdown without HTML' })
})

test('finds a document that differs', () => {
  const { faults } = check({ [version]: change + block.replace('[]', '[{}]') })
  expect(faults).toMatchObject([{ file: version, what: 'a different document' }])
})

test('a document with its own page need not be in the twin if the twin links to that page', () => {
  const elsewhere = `${change}[All 700 lines](https://catalog.example/policies/Small/v2/document/)`
  const page = { 'policies/Small/v2/document/index.html': '' }
  expect(check({ ...page, [version]: elsewhere }).faults).toEqual([])
  expect(check({ ...page, [version]: change }).faults).toMatchObject([
    { file: version, what: 'a different document' },
  ])
  expect(check({ [version]: elsewhere }).faults).toMatchObject([
    { file: version, what: 'a different document' },
  ])
})

test('the versions, comparisons and actions of a large site have no twins', () => {
  const policies = { 'api/v1/policies.json': JSON.stringify({ policies: Array(61).fill({}) }) }
  const without = { [version]: undefined, 'policies/Small/compare/v1...v2/index.md': undefined }
  expect(check({ ...policies, ...without, 'actions/a/One/index.md': undefined }).faults).toEqual([])
  expect(check({ [version]: undefined }).faults).toMatchObject([{ what: 'no twin' }])
})

test('a comparison of versions that are not neighbors needs no twin', () => {
  expect(check({ 'policies/Small/compare/v0...v2/index.html': '' }).faults).toEqual([])
})

test('finds a verdict and an action that are not mentioned', () => {
  const { faults } = check({ [version]: block })
  expect(faults.map(({ expected }) => expected)).toEqual([
    'The role can do 1 more action (a:One); *.',
    'a:One',
  ])
})

test('finds a page that llms.txt leaves out', () => {
  const { faults } = check({ 'llms.txt': whole['llms.txt']?.replace('/v2/', '/v3/') })
  expect(faults).toEqual([{ file: 'llms.txt', what: 'a page left out', expected: version }])
})
