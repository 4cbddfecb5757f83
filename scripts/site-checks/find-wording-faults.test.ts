import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findWordingFaults } from './find-wording-faults.ts'

test('odd wording in the text of a page is found, in code it is not', () => {
  const dir = mkdtempSync(join(tmpdir(), 'wording-'))
  writeFileSync(join(dir, 'index.html'), '<p>It is told by color.<p><code>colour</code><pre>besides</pre>')
  expect(findWordingFaults(listSiteFiles(dir))).toEqual([
    { file: 'index.html', what: expect.stringContaining('is told by'), expected: 'shown, listed, reported' },
  ])
})
