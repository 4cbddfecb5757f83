import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { unpackPages } from '../../src/core/find/indexed-pages.ts'
import { listPageIds } from './list-page-ids.ts'

const bundle = mkdtempSync(join(tmpdir(), 'page-ids-'))
afterAll(() => rmSync(bundle, { recursive: true }))

mkdirSync(join(bundle, 'fragment'))
for (const [id, url, page] of [
  ['en_1', '/', 'Page'],
  ['en_2', '/guides/start/', 'Guide'],
  ['en_3', '/actions/a/Do%2A/', 'Action'],
  ['en_4', '/about/', 'Page'],
] as const)
  writeFileSync(
    join(bundle, 'fragment', `${id}.pf_fragment`),
    gzipSync(`pagefind_dcd${JSON.stringify({ url, filters: { page: [page] } })}`),
  )

test.each(['', '/sub', '/guides'])('pages of a site at "%s" have the IDs of their fragments', (base) => {
  const hrefs = ['/guides/start/', '/guides/start/#how', '/actions/a/Do%2A/', '/search/']
  const entries = hrefs.map((href) => ({ href: base + href }))
  const { ids, named, filters } = unpackPages(listPageIds(bundle, entries))
  expect(named).toEqual(['en_2', 'en_2', 'en_3', undefined])
  expect(ids).toEqual(['en_2', 'en_3', 'en_1', 'en_4'])
  expect([...(filters.get('page') ?? [])]).toEqual([
    ['Action', new Set(['en_3'])],
    ['Guide', new Set(['en_2'])],
    ['Page', new Set(['en_1', 'en_4'])],
  ])
})
