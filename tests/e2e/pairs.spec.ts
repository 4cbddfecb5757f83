// Two versions that have no page together, on a site that makes pages for neighbours only.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveSite } from '../../scripts/serve.ts'
import { buildSite } from '../../scripts/site/build-site.ts'
import { expect, test } from '../support/test.ts'

// One worker builds the site once for all of these.
test.describe.configure({ mode: 'serial' })

const folder = '.cache/pairs'
const role = 'policies/AmazonConnectServiceLinkedRolePolicy'
let server: Awaited<ReturnType<typeof serveSite>> | undefined

test.beforeAll(async () => {
  const content = join(folder, 'content')
  rmSync(folder, { recursive: true, force: true })
  cpSync('content', content, { recursive: true })
  const file = join(content, 'catalogue.json')
  const catalogue = { ...JSON.parse(readFileSync(file, 'utf8')), comparisons: 'adjacent' }
  writeFileSync(file, JSON.stringify(catalogue, null, 2))
  await buildSite(join(folder, 'dist'), { CONTENT_DIR: content })
  server = await serveSite(join(folder, 'dist'), '/', 0)
})

test.afterAll(() => {
  server?.server.close()
  server?.server.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

// The other site has a page and a file for each of these.
for (const [from, to] of [
  ['v1', 'v55'],
  ['v20', 'v40'],
  ['v51', 'v54'],
] as const) {
  test(`${from} and ${to} get the verdict that the site of all comparisons gives`, async ({
    page,
    request,
  }) => {
    const expected = await (await request.get(`./api/v1/${role}/compare/${from}...${to}.json`)).json()
    await page.goto(`${server?.url}${role}/compare/`)
    await page.getByLabel('Older').selectOption(from)
    await page.getByLabel('Newer').selectOption(to)
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page).toHaveURL(new RegExp(`\\?from=${from}&to=${to}$`))
    const shown = page.locator('[data-pair]')
    await expect(shown.locator('.badge')).toContainText(expected.verdict)
    const counts = (await shown.locator('.counts li').allInnerTexts()).map((text) =>
      text.replace(/^\S\s+/, ''),
    )
    for (const kind of ['gained', 'lost', 'widened', 'narrowed', 'reshaped']) {
      const count = expected.changes[kind]?.length ?? 0
      expect(
        counts.filter((text) => text.endsWith(kind)),
        kind,
      ).toEqual(count === 0 ? [] : [`${count} ${kind}`])
    }
    await expect(page.getByLabel('Older')).toHaveValue(from)
  })
}

test('versions that are not there are said to be so', async ({ page }) => {
  await page.goto(`${server?.url}${role}/compare/?from=v1&to=v999`)
  await expect(page.locator('[data-pair]')).toContainText('no two such versions')
})
