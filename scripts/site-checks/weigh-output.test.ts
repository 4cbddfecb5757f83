import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { formatOf, subjectOf } from '../site/file-kinds.ts'
import { listSiteFiles } from '../site/site-files.ts'
import { mostOutput } from './budgets.ts'
import { describeOutput, findOutputFaults, weighOutput } from './weigh-output.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function siteOf(sizes: Readonly<Record<string, number>>) {
  const dir = mkdtempSync(join(tmpdir(), 'output-test-'))
  dirs.push(dir)
  for (const [path, size] of Object.entries(sizes)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), 'x'.repeat(size))
  }
  return listSiteFiles(dir)
}

test.each([
  ['policies/A/v1/index.html', 'HTML', 'version'],
  ['policies/A/v1/document/index.html', 'HTML', 'version'],
  ['api/v1/policies/A/v1.json', 'JSON', 'version'],
  ['policies/A/compare/v1...v2/index.md', 'Markdown', 'comparison'],
  ['api/v1/policies/A/compare/v1...v2.json', 'JSON', 'comparison'],
  ['policies/A/index.html', 'HTML', 'policy'],
  ['policies/A/compare/index.html', 'HTML', 'policy'],
  ['policies/A/atom.xml', 'feeds', 'policy'],
  ['policies/A/matrix.csv', 'CSV', 'policy'],
  ['api/v1/policies/A.json', 'JSON', 'policy'],
  ['policies/index.html', 'HTML', 'list of policies'],
  ['policies/parts/2/index.html', 'HTML', 'list of policies'],
  ['actions/s3/GetObject/index.html', 'HTML', 'action'],
  ['actions/s3/index.html', 'HTML', 'service'],
  ['api/v1/actions/s3.json', 'JSON', 'service'],
  ['feeds/archive/services/s3/1/feed.json', 'feeds', 'feeds'],
  ['check/rules/covered/index.html', 'HTML', 'check'],
  ['pagefind/fragment/en_1.pf_fragment', 'search index', 'pagefind'],
  ['previews/home.png', 'images', 'previews'],
  ['index.html', 'HTML', 'single files'],
  ['_headers', 'everything else', 'single files'],
])('%s: %s about %s', (path, format, subject) => {
  expect([formatOf(path), subjectOf(path)]).toEqual([format, subject])
})

test('output is weighed by format and for each page, the search index too', () => {
  const site = siteOf({
    'index.html': 3000,
    'a/index.html': 1000,
    'a/index.md': 500,
    'pagefind/a.html': 1500,
  })
  const weights = weighOutput(site)
  expect(weights).toEqual([
    { format: 'HTML', files: 2, bytes: 4000 },
    { format: 'search index', files: 1, bytes: 1500 },
    { format: 'Markdown', files: 1, bytes: 500 },
  ])
  expect(describeOutput(site, weights)).toMatch(
    /^Output of 2 pages:[\s\S]*everything +4 files +0\.0 MB +3\.0 kB a page$/,
  )
})

test('a site with too much output for its pages is a fault', () => {
  const enough = siteOf({ 'index.html': mostOutput / 2, 'api/v1/a.json': mostOutput / 2 })
  expect(findOutputFaults(enough, weighOutput(enough))).toEqual([])
  const tooMuch = siteOf({ 'index.html': 10, 'api/v1/a.json': mostOutput })
  expect(findOutputFaults(tooMuch, weighOutput(tooMuch))).toMatchObject([
    { what: expect.stringContaining('kB of files for each page') },
  ])
})
