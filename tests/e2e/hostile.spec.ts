// A record whose every text is markup is shown, in a real browser, as the text it is.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { serveSite } from '../../scripts/serve.ts'
import { buildSite } from '../../scripts/site/build-site.ts'

const evil = ']]></script><script>alert(1)</script><img src=x onerror=alert(2)>"\'&'
const name = 'Hostile'
const resource = `arn:aws:s3:::${evil}`
const statement = {
  Sid: evil,
  Effect: 'Allow',
  Action: ['connect:*', 'connect:ListUsers'],
  Resource: [resource],
  Condition: { StringEquals: { [`aws:ResourceTag/${evil}`]: evil } },
}
const version = (id: string, Statement: readonly object[], created: string) => ({
  policy: name,
  version: id,
  created,
  sources: [evil],
  document: { Version: '2012-10-17', Statement },
})
const policy = {
  name,
  arn: `arn:aws:iam::aws:policy/${name}`,
  kind: 'managed',
  status: 'current',
  summary: evil,
  attachedTo: evil,
  source: 'https://docs.aws.amazon.com/',
  companions: [{ title: evil, why: evil }],
}

// One worker builds the site once for all of these.
test.describe.configure({ mode: 'serial' })

const folder = '.cache/hostile'
let server: Awaited<ReturnType<typeof serveSite>> | undefined

test.beforeAll(async () => {
  test.setTimeout(180_000)
  rmSync(folder, { recursive: true, force: true })
  const content = join(folder, 'content')
  cpSync('content', content, { recursive: true })
  mkdirSync(join(content, 'policies', name))
  write(join(content, 'policies', name, 'policy.json'), policy)
  write(
    join(content, 'policies', name, 'v1.json'),
    version('v1', [{ ...statement, Sid: 'Calm' }], '2020-01-01T00:00:00Z'),
  )
  write(
    join(content, 'policies', name, 'v2.json'),
    version('v2', [statement, { ...statement, Resource: '*' }], '2021-01-01T00:00:00Z'),
  )
  await buildSite(join(folder, 'dist'), { CONTENT_DIR: content })
  server = await serveSite(join(folder, 'dist'), '/', 0)
})

test.afterAll(() => {
  server?.server.close()
  server?.server.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

for (const path of ['', 'v2/', 'compare/v1...v2/', 'history/', 'matrix/', 'compare/']) {
  test(`nothing runs on the page ${path || 'of the policy'}`, async ({ page }) => {
    const ran: string[] = []
    page.on('dialog', (dialog) => {
      ran.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.endsWith('/x')) ran.push(request.url())
    })
    await page.goto(`${server?.url}policies/${name}/${path}`)
    await page.waitForLoadState('networkidle')
    expect(ran).toEqual([])
    expect(await page.locator('main img, main script:not([type=module])').count()).toBe(0)
  })
}

test('the hostile Sid and ARN are read as they were written', async ({ page }) => {
  await page.goto(`${server?.url}policies/${name}/v2/`)
  await expect(page.locator('.document')).toContainText(JSON.stringify(evil).slice(1, -1))
  await expect(page.locator('main')).toContainText(resource)
})

test('the hostile policy’s feed is whole, and its markup is text', async ({ page }) => {
  await page.goto(`${server?.url}policies/${name}/`)
  const feed = await page.evaluate(async (address) => {
    const xml = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/xml')
    const html = [...xml.querySelectorAll('item')].map(
      (item) => item.getElementsByTagName('content:encoded')[0]?.textContent ?? '',
    )
    const markup = new DOMParser().parseFromString(html.join(''), 'text/html')
    return {
      faults: xml.querySelectorAll('parsererror').length,
      items: html.length,
      scripts: markup.querySelectorAll('script, img').length,
      text: markup.body.textContent,
    }
  }, './rss.xml')
  expect(feed).toMatchObject({ faults: 0, items: 2, scripts: 0 })
  expect(feed.text).toContain(evil)
})

function write(path: string, record: object): void {
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`)
}
