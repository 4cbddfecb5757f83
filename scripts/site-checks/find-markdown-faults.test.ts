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
  'guides/index.html': '',
  'guides/a/index.html': '',
  'guides/a/index.md': 'Fill in `<name>` and \\<name>.\n\n```\n<b>\n```\n',
  'llms.txt':
    '[a](https://catalog.example/policies/Small/index.md) [b](https://catalog.example/policies/Small/v2/index.md) [c](https://catalog.example/guides/a/index.md)',
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
  expect(check({})).toEqual({ files: 3, faults: [] })
})

test('finds a page without its twin', () => {
  expect(check({ 'guides/a/index.md': undefined }).faults).toMatchObject([
    { file: 'guides/a/index.html', what: 'no twin' },
  ])
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

test('the versions of a large site have no twins', () => {
  const policies = { 'api/v1/policies.json': JSON.stringify({ policies: Array(61).fill({}) }) }
  expect(check({ ...policies, [version]: undefined })).toEqual({ files: 2, faults: [] })
  expect(check({ [version]: undefined }).faults).toMatchObject([{ what: 'no twin' }])
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
