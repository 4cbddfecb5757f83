// Tests what browsers and attackers get from the built site on a real nginx, set up by docs/nginx.conf.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumFlags, ensureChromium } from '../../scripts/machine/chromium.ts'
import { findNginx, type NginxServer, serveByNginx } from '../../scripts/machine/nginx.ts'
import { readPageHead } from '../../scripts/publishing/page-head.ts'
import { stampFiles } from '../../scripts/publishing/stamp-files.ts'
import { subPathSite } from '../../scripts/site/sub-path.ts'
import { type PageKind, pageKinds } from '../page-kinds.ts'

const program = findNginx()
if (program === undefined) {
  console.log(
    'Skipped: the tests of docs/nginx.conf, because nginx is not installed and apt does not provide it.',
  )
}

const policyPage = 'policies/AmazonConnect_FullAccess/'
const json = 'api/v1/policies.json'

describe.skipIf(program === undefined).each([
  { where: 'at the root', dir: 'dist', base: '/' },
  { where: 'below a sub-path', dir: subPathSite.dir, base: subPathSite.base },
])('nginx serves the site $where', ({ dir, base }) => {
  let server: NginxServer
  let browser: Browser

  beforeAll(async () => {
    server = await serveByNginx(program ?? '', dir, base)
    browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  /** Request a path exactly as given; `fetch` would normalize it. */
  const ask = (path: string, headers: IncomingHttpHeaders = {}, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: server.port, path, headers, method, agent: false })
      call.on('error', reject)
      call.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      })
      call.end()
    })
  const get = (path: string, headers?: IncomingHttpHeaders) => ask(base + path, headers)
  const fileOf = (path: string) => readFileSync(join(dir, path))
  const asset = () => `_astro/${readdirSync(join(dir, '_astro')).find((name) => name.endsWith('.css'))}`

  test.each([
    ['', 'text/html', 'index.html'],
    [policyPage, 'text/html', `${policyPage}index.html`],
    ['rss.xml', 'application/rss+xml'],
    [`${policyPage}rss.xml`, 'application/rss+xml'],
    ['atom.xml', 'application/atom+xml'],
    ['feed.json', 'application/feed+json'],
    ['feeds.opml', 'text/x-opml'],
    [json, 'application/json'],
    ['matrix.csv', 'text/csv'],
    ['favicon.svg', 'image/svg+xml'],
    ['calendar.ics', 'text/calendar'],
    ['sitemap.xml', 'application/xml'],
    ['robots.txt', 'text/plain'],
    ['manifest.webmanifest', 'application/manifest+json'],
    ['pagefind/pagefind.js', 'text/javascript'],
  ])('%s is served as %s', async (path, type, file = path) => {
    const { status, headers, body } = await get(path)
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: `${type}; charset=utf-8` })
    expect(body.equals(fileOf(file))).toBe(true)
  })

  test('every kind of file has a type', async () => {
    const names = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    const byExtension = new Map(
      names.flatMap((name) => {
        const extension = /\.([a-z]+)$/.exec(name)?.[1]
        return extension === undefined || hidden.some((end) => name.endsWith(end)) ? [] : [[extension, name]]
      }),
    )
    const untyped: string[] = []
    for (const [extension, name] of byExtension) {
      const { headers } = await get(name.replaceAll('\\', '/'))
      if (headers['content-type'] === 'application/octet-stream') untyped.push(extension)
    }
    // Only the search script reads the search index.
    expect(untyped.filter((extension) => extension !== 'pagefind')).toEqual([])
  })

  test('text files are sent compressed', async () => {
    for (const path of ['', 'rss.xml', 'feed.json', json, 'matrix.csv', asset()]) {
      const { headers, body } = await get(path, { 'accept-encoding': 'gzip' })
      expect([path, headers['content-encoding'], headers.vary]).toEqual([path, 'gzip', 'Accept-Encoding'])
      expect(gunzipSync(body).equals(fileOf(path === '' ? 'index.html' : path))).toBe(true)
    }
  })

  test('files with a hash in their name are cached; all others, and errors, are revalidated', async () => {
    const cacheOf = async (path: string) => (await get(path)).headers['cache-control']
    expect(await cacheOf(asset())).toBe('public, max-age=31536000, immutable')
    for (const path of [
      '',
      json,
      'rss.xml',
      'pagefind/pagefind-entry.json',
      '_astro/missing.css',
      'no/page/',
    ]) {
      expect([path, await cacheOf(path)]).toEqual([path, 'public, max-age=0, must-revalidate'])
    }
    const { headers } = await get(json)
    const again = await get(json, { 'if-none-match': String(headers.etag) })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect(again.headers['content-security-policy']).toBe(headers['content-security-policy'])
  })

  test('a browser that has a file gets 304 after a redeploy of the same bytes, and the file after a change', async () => {
    const deploy = mkdtempSync(join(tmpdir(), 'redeployed-'))
    const files = [json, 'rss.xml', `${policyPage}index.html`]
    // As a second build and a copy of it would: new files, dated by their contents.
    for (const path of files) {
      mkdirSync(dirname(join(deploy, path)), { recursive: true })
      writeFileSync(join(deploy, path), fileOf(path))
    }
    writeFileSync(join(deploy, 'rss.xml'), fileOf('rss.xml').toString().replace('<title>', '<Title>'))
    copyFileSync(join(dir, 'nginx-headers.conf'), join(deploy, 'nginx-headers.conf'))
    stampFiles(deploy, files)
    const next = await serveByNginx(program ?? '', deploy, base)
    for (const [path, expected] of [
      [json, 304],
      [policyPage, 304],
      ['rss.xml', 200],
    ] as const) {
      const { headers } = await get(path)
      expect(headers['last-modified']).toBeUndefined()
      const options = { headers: { 'if-none-match': String(headers.etag) } }
      const { status } = await fetch(`http://127.0.0.1:${next.port}${base}${path}`, options)
      expect([path, status]).toEqual([path, expected])
    }
    await next.close()
    rmSync(deploy, { recursive: true })
  })

  test('other sites may read every file with data, and nothing else', async () => {
    const originOf = async (path: string) => (await get(path)).headers['access-control-allow-origin']
    for (const path of [
      json,
      'rss.xml',
      `${policyPage}feed.json`,
      'feeds.opml',
      'calendar.ics',
      'matrix.csv',
      `${policyPage}index.md`,
      'examples/record-contacts-of-one-instance/policy.json',
      'palette.json',
      'llms.txt',
      'sitemap.xml',
    ]) {
      expect([path, await originOf(path)]).toEqual([path, '*'])
    }
    for (const path of ['', policyPage, asset(), 'api/', 'favicon.svg', 'manifest.webmanifest']) {
      expect([path, await originOf(path)]).toEqual([path, undefined])
    }
  })

  test('an address without its trailing slash redirects to the one with it, on the same host', async () => {
    const policy = policyPage.slice(0, -1)
    const { status, headers } = await get(`${policy}?a=1`)
    expect({ status, to: headers.location }).toEqual({ status: 301, to: `${base}${policyPage}?a=1` })
    for (const path of [`//evil.example${base}${policy}`, `/${base}${policy}`, `${base}/${policy}`]) {
      const to = (await ask(path)).headers.location ?? base
      expect([path, to.startsWith(base), to.startsWith('//')]).toEqual([path, true, false])
    }
  })

  test.each([
    ['a missing page', 'no/such/page/'],
    ['a missing file', 'no.json'],
    ['a folder without a page', '_astro/'],
    ['the header file for static hosts', '_headers'],
    ['the header file for nginx', 'nginx-headers.conf'],
    ['a hidden file', '.git/config'],
    ['an encoded path above the site', '%2e%2e/%2e%2e/etc/passwd'],
    ['a doubly encoded path', '%252e%252e/etc/passwd'],
    ['a path with backslashes', '..\\..\\etc\\passwd'],
  ])('%s gets the 404 page', async (_, path) => {
    const { status, headers, body } = await get(path)
    if (status === 400) return expect(body.toString()).not.toContain('root:')
    expect({ status, type: headers['content-type'] }).toEqual({
      status: 404,
      type: 'text/html; charset=utf-8',
    })
    expect(body.equals(fileOf('404.html'))).toBe(true)
  })

  test.each([
    ['/../../../../../../etc/passwd', [400]],
    ['/%2e%2e/%2e%2e/%2e%2e/etc/passwd', [400]],
    [`${base}policies/../../../../../etc/passwd`, [400, 404]],
    [`${base}%00`, [400, 404]],
    [`${base}${'a'.repeat(20_000)}`, [414]],
    [`${base}${'a/'.repeat(3_000)}`, [404]],
    [`${base}${'a'.repeat(5_000)}`, [404, 414]],
    ['//evil.example/', [404]],
    ['/\\evil.example/', [404]],
  ] as const)('a hostile path gets an error and no redirect (%#)', async (path, statuses) => {
    const { status, headers, body } = await ask(path)
    expect(statuses).toContain(status)
    expect(headers.location).toBeUndefined()
    expect(body.toString()).not.toContain('root:')
    expect(headers['content-security-policy']).toContain("default-src 'self'")
  })

  test('only GET and HEAD are allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect([method, (await ask(base, {}, method)).status]).toEqual([method, 405])
    }
    expect((await ask(base, {}, 'HEAD')).status).toBe(200)
  })

  test('every response has the security headers, and none reveals the nginx version', async () => {
    for (const path of [
      '',
      policyPage,
      json,
      'rss.xml',
      asset(),
      policyPage.slice(0, -1),
      'no/page/',
      '_astro/',
    ]) {
      const { headers } = await get(path)
      const { policy: own } = readPageHead(path, fileOf('index.html').toString())
      const sent = String(headers['content-security-policy'])
      const missing = own.content.split(/[;\s]+/).filter((source) => !sent.includes(source))
      expect([path, missing]).toEqual([path, []])
      expect(sent).toMatch(/; frame-ancestors 'none'$/)
      expect(headers).toMatchObject({
        server: 'nginx',
        'referrer-policy': own.referrer,
        'x-content-type-options': 'nosniff',
        'permissions-policy': expect.stringContaining('camera=()'),
        'cross-origin-opener-policy': 'same-origin',
      })
    }
  })

  test('no kind of page violates the policy in the header or its own', async () => {
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${server.port}${base}` })
    const problems: string[] = []
    const visit = async ({ name, path, status = 200 }: PageKind) => {
      const page = await context.newPage()
      page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`))
      page.on('console', (message) => {
        const isOwnStatus = status !== 200 && message.location().url === page.url()
        if (message.type() === 'error' && !isOwnStatus) problems.push(`${name}: ${message.text()}`)
      })
      const response = await page.goto(`.${path}`, { waitUntil: 'networkidle' })
      if (response?.status() !== status) problems.push(`${name}: ${response?.status()}`)
      await page.close()
    }
    // A few at a time: each waits half a second for the network to be idle.
    for (let at = 0; at < pageKinds.length; at += 8) {
      await Promise.all(pageKinds.slice(at, at + 8).map(visit))
    }
    await context.close()
    expect(problems).toEqual([])
  })

  test('search finds an action', async () => {
    const page = await browser.newPage({ baseURL: `http://127.0.0.1:${server.port}${base}` })
    await page.goto('./search/?q=StartContactRecording')
    const first = page.locator('a.hit').first()
    await first.waitFor()
    expect(await first.getAttribute('href')).toBe(`${base}actions/connect/StartContactRecording/`)
    await page.close()
  })

  test('another site cannot frame a page', async () => {
    const page = await browser.newPage()
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await page.setContent(`<iframe src="http://127.0.0.1:${server.port}${base}"></iframe>`)
    await refused
    await page.close()
  })
})

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Files that nginx does not serve. */
const hidden = ['_headers', 'nginx-headers.conf']
