import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { listPageIds } from './list-page-ids.ts'

const bundle = mkdtempSync(join(tmpdir(), 'page-ids-'))
afterAll(() => rmSync(bundle, { recursive: true }))

mkdirSync(join(bundle, 'fragment'))
for (const [id, url] of [
  ['en_1', '/'],
  ['en_2', '/guides/start/'],
  ['en_3', '/actions/a/Do%2A/'],
] as const)
  writeFileSync(
    join(bundle, 'fragment', `${id}.pf_fragment`),
    gzipSync(`pagefind_dcd${JSON.stringify({ url })}`),
  )

test.each(['', '/sub', '/guides'])('pages of a site at "%s" have the IDs of their fragments', (base) => {
  const hrefs = ['/guides/start/', '/guides/start/#how', '/actions/a/Do%2A/', '/search/']
  const entries = hrefs.map((href) => ({ href: base + href }))
  expect(listPageIds(bundle, entries)).toEqual(['en_2', 'en_2', 'en_3', null])
})
