import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SiteServer, serveSite } from './serve.ts'

const dir = mkdtempSync(join(tmpdir(), 'serve-test-'))
const files = {
  'index.html': 'home',
  '404.html': 'nothing here',
  'policies/One/compare/v1...v2/index.html': 'comparison',
  'rss.xml': '<rss/>',
  'api/v1/policies.json': '{}',
}
let atRoot: SiteServer
let below: SiteServer

beforeAll(async () => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  atRoot = await serveSite(dir, '/', 0)
  below = await serveSite(dir, '/some/where/', 0)
})

afterAll(() => {
  for (const { server } of [atRoot, below]) server.close().closeAllConnections()
  rmSync(dir, { recursive: true, force: true })
})

async function get({ port }: SiteServer, path: string) {
  const response = await fetch(`http://localhost:${port}${path}`, { redirect: 'manual' })
  const { status, headers } = response
  return {
    status,
    text: await response.text(),
    type: headers.get('content-type'),
    to: headers.get('location'),
  }
}

test('serves pages, feeds and JSON with their content types', async () => {
  expect(await get(atRoot, '/')).toMatchObject({ status: 200, text: 'home', type: 'text/html;charset=utf-8' })
  expect(await get(atRoot, '/policies/One/compare/v1...v2/')).toMatchObject({
    status: 200,
    text: 'comparison',
  })
  expect(await get(atRoot, '/rss.xml')).toMatchObject({ type: 'application/xml; charset=utf-8' })
  expect(await get(atRoot, '/api/v1/policies.json')).toMatchObject({ type: 'application/json' })
})

test('redirects to the trailing slash and keeps the query', async () => {
  const expected = { status: 301, to: '/policies/One/compare/v1...v2/?a=1' }
  expect(await get(atRoot, '/policies/One/compare/v1...v2?a=1')).toMatchObject(expected)
})

test('answers with 404.html where there is nothing', async () => {
  const expected = { status: 404, text: 'nothing here' }
  expect(await get(atRoot, '/no/such/page/')).toMatchObject(expected)
  expect(await get(atRoot, '/%E0%A4%A')).toMatchObject(expected)
  expect(await get(atRoot, '/%2e%2e%2fpackage.json')).toMatchObject(expected)
  expect(await get(below, '/policies/One/')).toMatchObject(expected)
})

test('serves under a sub-path and redirects to it', async () => {
  expect(below.url).toBe(`http://localhost:${below.port}/some/where/`)
  expect(await get(below, '/some/where/rss.xml')).toMatchObject({ status: 200, text: '<rss/>' })
  expect(await get(below, '/')).toMatchObject({ status: 301, to: '/some/where/' })
  expect(await get(below, '/some/where')).toMatchObject({ status: 301, to: '/some/where/' })
})

test('uses the next port if the requested one is taken', async () => {
  const next = await serveSite(dir, '/', atRoot.port)
  next.server.close()
  expect(next.port).toBeGreaterThan(atRoot.port)
})
