import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findDataFaults } from './find-data-faults.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const whole = {
  'index.html': '',
  '404.html': '',
  'rss.xml': '<rss/>',
  'atom.xml': '<feed/>',
  'feed.json': '{}',
  'feeds.opml': '<opml/>',
  'api/v1/policies.json': '{}',
}

/** Find what is wrong in a site with these files. */
function check(files: Readonly<Record<string, string>>) {
  const dir = mkdtempSync(join(tmpdir(), 'data-test-'))
  dirs.push(dir)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  return findDataFaults(listSiteFiles(dir))
}

test('accepts a site whose feeds and JSON parse', () => {
  expect(
    check({ ...whole, 'feeds.opml': '<opml xmlns:a="urn:a"><a:b c="&lt;">é &amp; &#233;</a:b></opml>' }),
  ).toEqual([])
})

test.each(['<a>', '<a>&nbsp;</a>', '<a>&</a>', '<a>\u0001</a>', '<a/><b/>', '<a x:y="1"/>', ''])(
  'finds XML that is not well-formed: %j',
  (text) => {
    expect(check({ ...whole, 'rss.xml': text })).toMatchObject([
      { file: 'rss.xml', expected: 'well-formed XML' },
    ])
  },
)

test('finds JSON that does not parse', () => {
  const faults = check({ ...whole, 'api/v1/policies.json': '{"a": }' })
  expect(faults).toMatchObject([{ file: 'api/v1/policies.json', expected: 'valid JSON' }])
})

test('finds a missing file that every build makes', () => {
  expect(check({ 'index.html': '' }).map(({ file }) => file)).toEqual([
    '404.html',
    'rss.xml',
    'atom.xml',
    'feed.json',
    'feeds.opml',
    'api/v1/policies.json',
  ])
})

test('ignores the search index', () => {
  expect(check({ ...whole, 'pagefind/x.json': 'not JSON' })).toEqual([])
})
