import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findWordingFaults } from './find-wording-faults.ts'

function findIn(html: string) {
  const dir = mkdtempSync(join(tmpdir(), 'wording-'))
  writeFileSync(join(dir, 'index.html'), html)
  return findWordingFaults(listSiteFiles(dir))
}

test('odd wording in the text of a page is found, in code it is not', () => {
  expect(findIn('<p>It is told by color.<p><code>colour</code><pre>besides</pre>')).toEqual([
    { file: 'index.html', what: expect.stringContaining('is told by'), expected: 'shown, listed, reported' },
  ])
})

test('a phrase is found even if a link is part of it', () => {
  expect(findIn('<p>What is <a href="#x">told</a> here.')).toHaveLength(1)
})

test.each([
  ['<p><a>v1</a> , <a>v2</a></p>', ['space before punctuation: v1 , v2']],
  ['<p>since <time>7 March 2023</time>\n  , until <a>v3</a></p>', [expect.stringContaining('2023 , until')]],
  ['<p>by <code>a:B</code> .</p>', [expect.stringContaining('`` .')]],
  ['<p><a>v1</a>, <a>v2</a> · v3. Any of + = , . @ _ -</p>', []],
  ['<tr><td>v1</td> <td>, and more</td></tr>', []],
])('%s', (html, expected) => {
  expect(findIn(html).map(({ what }) => what)).toEqual(expected)
})
