// Tests what only a large site has: a list of policies in parts, a filter over all parts, and long documents on their
// own pages; and that everything that must be true of the default site is true of a large one.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { localUrl } from '../../scripts/command/site-url.ts'
import { serveSite } from '../../scripts/machine/serve.ts'
import { buildFolder } from '../../scripts/site/build-site.ts'
import { compareSites, describeDifferences } from '../../scripts/site/compare-sites.ts'
import { copyAndAdd } from '../../scripts/site/one-more-version.ts'
import { listSiteFiles, readSiteFile } from '../../scripts/site/site-files.ts'
import { checkSite } from '../../scripts/site-checks/check-site.ts'
import { formatSiteFaults } from '../../scripts/site-checks/print-faults.ts'
import { removeMadeContent } from '../../src/data/temporary-content.ts'
import { pageKinds } from '../page-kinds.ts'
import { expectAccessible } from '../support/accessible.ts'
import {
  changing,
  denying,
  familySize,
  longDocument,
  longerDocument,
  makeManyPolicies,
} from '../support/many-policies.ts'
import { expectSound } from '../support/sound-page.ts'
import { expect, type Page, test } from '../support/test.ts'

// One worker builds the site once for all of these.
test.describe.configure({ mode: 'serial' })

const folder = '.cache/large-site'
const total = 2 * familySize
let server: Awaited<ReturnType<typeof serveSite>> | undefined
let content = ''

test.beforeAll(async () => {
  test.setTimeout(300_000)
  content = await makeManyPolicies()
  await buildFolder(join(folder, 'dist'), { CONTENT_DIR: content })
  server = await serveSite(join(folder, 'dist'), '/', 0)
})

test.afterAll(async () => {
  server?.server.close()
  server?.server.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
  await removeMadeContent()
})

const [first, second] = ['policies/', 'policies/parts/2/']
const open = (page: Page, path: string) => page.goto(`${server?.url}${path}`)
const rows = (page: Page) => page.locator('tbody[data-policies] > tr:visible')
const namesOf = (page: Page) => rows(page).locator('th > a').allInnerTexts()
const shown = (page: Page) => page.getByRole('status')
const field = (page: Page) => page.getByLabel('Name or service')
const parts = (page: Page) => page.getByRole('navigation', { name: 'Parts of the list' })

/** Pages that show next to nothing of the policies; the default site's are tested for accessibility. */
const sameOnAnySite = ['/about/', '/api/', '/api/v1/', '/check/rules/', '/search/', '/no/such/page/']

/**
 * List a page of each kind: those that the default site has, too, and those about policies. Other tests visit the parts of
 * the list and the long document.
 */
function listKinds(): readonly { readonly path: string; readonly status?: number }[] {
  const policy = `/policies/${changing.policy}/`
  const [from, to] = changing.versions.slice(-2)
  const ofPolicy = ['', `${to}/`, `compare/${from}...${to}/`, 'compare/', 'history/', 'matrix/']
  const own = [
    ...ofPolicy.map((path) => policy + path),
    '/actions/connect/ListUsers/',
    '/actions/connect/DeleteUser/',
    '/changelog/2020-01/',
  ].map((path) => ({ path }))
  const both = pageKinds.filter(
    ({ path, status }) => status === 404 || existsSync(join(folder, 'dist', path, 'index.html')),
  )
  return [...own, ...both]
}

/** Record which other parts a page requests. */
function watchParts(page: Page): readonly string[] {
  const requested: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch') requested.push(new URL(request.url()).pathname)
  })
  return requested
}

test('the parts link to each other, and nothing else is loaded', async ({ page }) => {
  const requested = watchParts(page)
  await open(page, first)
  await expect(rows(page)).toHaveCount(familySize)
  await expect(shown(page)).toHaveText(`${familySize} of ${total} policies shown`)
  await expect(parts(page).getByRole('link', { name: 'AmazonAlpha…' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await parts(page).getByRole('link', { name: 'AmazonBeta…' }).click()
  await expect(page).toHaveURL(/\/policies\/parts\/2\/$/)
  await expect(page).toHaveTitle(/^Policies, part 2 of 2: AmazonBeta…/)
  await expect(page.locator('#AmazonBetaRole000')).toBeVisible()
  await page.getByRole('link', { name: '← AmazonAlpha…' }).click()
  await expect(page).toHaveURL(/\/policies\/$/)
  expect(requested).toEqual([])
})

test('the filter finds policies of every part, and clearing it shows only this part again', async ({
  page,
}) => {
  const requested = watchParts(page)
  await open(page, first)
  await field(page).fill('ROLE00')
  await expect(shown(page)).toHaveText(`20 of ${total} policies shown`)
  expect((await namesOf(page)).slice(9, 11)).toEqual(['AmazonAlphaRole009', 'AmazonBetaRole000'])
  await expect(parts(page)).toBeHidden()
  await field(page).fill('nosuchpolicy')
  await expect(page.getByText('No policies match.')).toBeVisible()
  await page.getByText('No policies match.').getByRole('button').click()
  await expect(shown(page)).toHaveText(`${familySize} of ${total} policies shown`)
  await expect(rows(page)).toHaveCount(familySize)
  await expect(parts(page)).toBeVisible()
  expect(requested).toEqual(['/policies/parts/2/'])
})

test('an address with a filter shows matches from every part, in order', async ({ page }) => {
  await open(page, `${second}?q=role00`)
  await expect(shown(page)).toHaveText(`20 of ${total} policies shown`)
  expect((await namesOf(page))[0]).toBe('AmazonAlphaRole000')

  await open(page, `${second}?order=newest`)
  await expect(rows(page)).toHaveCount(total)
  expect((await namesOf(page))[0]).toBe('AmazonAlphaRole000')

  const last = `AmazonBetaRole${familySize - 1}`
  for (const query of ['service=elasticfilesystem', 'status=retired', 'q=file+system']) {
    await open(page, `${first}?${query}`)
    await expect(shown(page), query).toHaveText(`1 of ${total} policies shown`)
    expect(await namesOf(page), query).toEqual([last])
  }
})

test('typing while the other parts load takes effect, and the page says what it is waiting for', async ({
  page,
}) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/policies/parts/2/', async (route) => {
    await released
    await route.continue()
  })
  const requested = watchParts(page)
  await open(page, first)
  await field(page).pressSequentially('role01')
  await expect(shown(page)).toHaveText(`Loading the other ${familySize} policies…`)
  await expect(page.locator('#results')).toHaveAttribute('aria-busy', 'true')
  await field(page).fill('beta role02')
  await expect(page.getByText('No policies match.')).toBeHidden()
  release()
  await expect(shown(page)).toHaveText(`10 of ${total} policies shown`)
  expect((await namesOf(page))[0]).toBe('AmazonBetaRole020')
  await expect(page).toHaveURL(/\?q=beta\+role02$/)
  expect(requested).toEqual(['/policies/parts/2/'])
})

test('a filter cleared while the other parts load leaves only this part', async ({ page }) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/policies/parts/2/', async (route) => {
    await released
    await route.abort()
  })
  await open(page, first)
  await field(page).fill('x')
  await field(page).fill('')
  release()
  await expect(shown(page)).toHaveText(`${familySize} of ${total} policies shown`)
  await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden()
  await expect(rows(page)).toHaveCount(familySize)
})

test('if the other parts cannot be loaded, the page says so and offers to try again', async ({ page }) => {
  await page.route('**/policies/parts/2/', (route) => route.fulfill({ status: 503 }))
  await open(page, first)
  await field(page).fill('role01')
  await expect(shown(page)).toHaveText(
    `10 of the ${familySize} policies in this part shown: the other ${familySize} could not be loaded.`,
  )
  await expect(parts(page)).toBeVisible()
  await page.unroute('**/policies/parts/2/')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(shown(page)).toHaveText(`20 of ${total} policies shown`)
  await expect(field(page)).toBeFocused()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden()
})

test('a part is accessible, with or without a filter, and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of [second, `${second}?q=role00`]) {
    await open(page, path)
    await expect(shown(page)).toHaveText(/policies shown$/)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
})

test.describe('a long document', () => {
  const version = `policies/${longDocument.policy}/v1/`
  const lines = JSON.stringify(longDocument.document, null, 2).split('\n')

  test('the pages of its version and policy list its statements and link to its lines', async ({ page }) => {
    for (const path of [version, `policies/${longDocument.policy}/`]) {
      await open(page, path)
      await expect(page.locator('.document')).toHaveCount(0)
      await expect(page.getByRole('link', { name: `All ${lines.length} lines` })).toBeVisible()
      await page.locator('tr#s0').getByRole('link').click()
      await expect(page).toHaveURL(new RegExp(`${version}document/#s0$`))
      await expect(page.locator('.document li:has(a:target) code')).toHaveText('{')
    }
  })

  test('its own page has every line, and each can be copied and linked to', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await open(page, `${version}document/`)
    await page.getByRole('button', { name: 'Copy JSON' }).click()
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(await copied())).toEqual(longDocument.document)
    expect(await page.locator('.document code').allInnerTexts()).toEqual(lines)
    // The line number is at the left edge.
    await page.locator('#L3').click({ position: { x: 8, y: 8 } })
    await expect(page).toHaveURL(/#L3$/)
    await expect(page.locator('[data-said]')).toHaveText('Link copied')
    expect(await copied()).toBe(page.url())
  })

  test('one that is longer still takes several pages, and its lines keep their numbers', async ({ page }) => {
    const longer = `policies/${longerDocument.policy}/v1/`
    const all = JSON.stringify(longerDocument.document, null, 2).split('\n')
    await open(page, longer)
    await page.locator('tr#s1').getByRole('link').click()
    await expect(page).toHaveURL(new RegExp(`${longer}document/2/#s1$`))
    await expect(page.locator('.document li:has(a:target) code')).toHaveText('{')
    await expect(page.getByRole('button', { name: 'Copy JSON' })).toHaveCount(0)
    const texts = await page.locator('.document code').allInnerTexts()
    await page.screenshot({ path: 'test-results/second-page.png' })
    const parts = page.getByRole('navigation', { name: 'Parts of the document' })
    await expect(parts.getByRole('link', { name: 'from line 2,501' })).toHaveAttribute('aria-current', 'page')
    await parts.getByRole('link', { name: 'from line 1', exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`${longer}document/$`))
    expect([...(await page.locator('.document code').allInnerTexts()), ...texts]).toEqual(all)
  })

  test('its pages are accessible and fit a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const ofLonger = `policies/${longerDocument.policy}/v1/document/2/`
    for (const path of [version, `${version}document/`, ofLonger]) {
      await open(page, path)
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    }
  })
})

test('the page of an action counts the policies that deny nearly every action, and links to their list', async ({
  page,
}) => {
  await open(page, `actions/${denying.action.replace(':', '/')}/`)
  const denied = page.locator('section[aria-labelledby="denied"]')
  const all = denying.policies.length
  await expect(denied).toContainText(`By ${all - 1} of the ${all} policies`)
  await expect(denied).toContainText(`but not by ${denying.except}.`)
  await denied.getByRole('link', { name: `${all} policies` }).click()
  await expect(page).toHaveURL(/\/actions\/#denied$/)
  const listed = page.locator('section[aria-labelledby="denied"] li')
  await expect(listed).toHaveCount(all)
  await expect(listed.last()).toHaveText(
    `${denying.except}: every action but those of 1 pattern, by DenyNearlyAll since v1`,
  )
  await expectAccessible(page)
})

test.describe('the forms', () => {
  const { policy, versions } = changing
  const [oldest, , newest] = versions
  const own = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'connect:ListUsers', Resource: '*' }],
  })
  const list = '**/policy-choices.json'
  const card = (page: Page, number: number) => page.getByRole('group', { name: `Policy ${number}` })
  const sourceOf = (page: Page, number: number) => card(page, number).getByRole('combobox', { name: 'Text' })
  const against = (page: Page) => page.getByLabel('Compare with')
  const badge = (page: Page) => page.locator('[data-answer] .badge')
  const check = async (page: Page) => {
    await open(page, 'check/')
    await page.getByLabel('Policy', { exact: true }).fill(own)
  }

  test('a question takes a policy, then an older version, and its link shows the same', async ({
    page,
    context,
  }) => {
    await open(page, 'ask/')
    await expect(sourceOf(page, 1).locator('option')).toHaveCount(1 + total)
    await sourceOf(page, 1).selectOption(`${policy} ${newest}`)
    await page.getByLabel('Action', { exact: true }).fill('connect:DeleteUser')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(badge(page)).toHaveText('Explicitly denied')
    await sourceOf(page, 1).selectOption(`${policy} ${oldest}`)
    await page.getByLabel('Action', { exact: true }).fill('connect:ListUsers')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(badge(page)).toHaveText('Allowed')
    await expect.poll(() => page.url()).toContain(`#v1&identity=${policy}@${oldest}&action=connect:ListUsers`)

    const other = await context.newPage()
    await other.goto(page.url())
    await expect(badge(other)).toHaveText('Allowed')
    await expect(sourceOf(other, 1)).toHaveValue(`${policy}@${oldest}`)
    await expect(other.locator('[data-answer]')).toContainText(`${policy} ${oldest}`)
    await expectAccessible(other)
  })

  test('a comparison of several takes policies, and its link shows the same', async ({ page, context }) => {
    await open(page, 'policies/compare/')
    await sourceOf(page, 1).selectOption(`AmazonBetaRole${familySize - 1}@v1`)
    await sourceOf(page, 2).selectOption(`${policy}@${newest}`)
    await expect(badge(page)).toHaveText(/mixed$/)
    await expect.poll(() => page.url()).toContain(`&after=${policy}@${newest}`)

    const other = await context.newPage()
    await other.goto(page.url().replace(`${policy}@${newest}`, `${policy}@${oldest}`))
    await expect(badge(other)).toHaveText(/mixed$/)
    await expect(sourceOf(other, 2)).toHaveValue(`${policy}@${oldest}`)
    await sourceOf(other, 2).selectOption(`${policy}@${newest}`)
    await expect.poll(() => other.url()).toBe(page.url())
  })

  test('the checker loads the list with its first result, and compares with any version', async ({
    page,
  }) => {
    const requested = watchParts(page)
    await open(page, 'check/')
    await expect(page.getByLabel('Policy', { exact: true })).toBeVisible()
    expect(requested).not.toContain('/policy-choices.json')
    await page.getByLabel('Policy', { exact: true }).fill(own)
    await against(page).selectOption(`${policy}@${newest}`)
    const comparison = page.locator('[data-comparison]')
    await expect(comparison.locator('.badge')).toHaveText(/narrower$/)
    await against(page).selectOption(`${policy} ${oldest}`)
    await expect(comparison.locator('.badge')).toHaveText(/same$/)
    await expect(comparison.getByRole('link', { name: `${policy} ${oldest}` })).toBeVisible()
    expect(requested.filter((path) => path === '/policy-choices.json')).toHaveLength(1)
  })

  test('a link waits for the list', async ({ page }) => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    await page.route(list, async (route) => {
      await released
      await route.continue()
    })
    await open(page, `ask/#v1&identity=${policy}@${oldest}&action=connect:ListUsers`)
    await expect(page.getByText('The list of managed policies is being loaded.')).toBeVisible()
    await expect(badge(page)).toHaveCount(0)
    release()
    await expect(badge(page)).toHaveText('Allowed')
    await expect(sourceOf(page, 1)).toHaveValue(`${policy}@${oldest}`)
  })

  test('if the list cannot be loaded, each form says so and takes texts', async ({ page }) => {
    await page.route(list, (route) => route.fulfill({ status: 503 }))
    const fault = page.getByText(
      'The list of managed policies could not be loaded. Reload the page to try again.',
    )
    await open(page, 'ask/')
    await expect(fault).toBeVisible()
    await page.getByLabel('Text of policy 1').fill(own)
    await page.getByLabel('Action', { exact: true }).fill('connect:ListUsers')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(badge(page)).toHaveText('Allowed')
    await check(page)
    await expect(fault).toBeVisible()
    await open(page, `policies/compare/#v1&before=${policy}@${oldest}&after=${policy}@${newest}`)
    await expect(fault).toBeVisible()
    await expect(page.locator('[data-answer]')).toContainText('The link cannot be read: the list of managed')
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('every kind of page shows its main content', async ({ page }) => {
    for (const { path } of listKinds()) {
      await open(page, path.slice(1))
      await expect(page.locator('main h1'), path).toBeVisible()
      expect((await page.locator('main').innerText()).length, path).toBeGreaterThan(40)
    }
  })

  test('the parts together list every policy', async ({ page }) => {
    await open(page, first)
    const alpha = await namesOf(page)
    await page.getByRole('link', { name: 'AmazonBeta… →' }).click()
    const all = [...alpha, ...(await namesOf(page))]
    expect([all.length, new Set(all).size]).toEqual([total, total])
    await expect(page.locator('.filter')).toBeHidden()
  })
})

test('every check of a built site holds', async () => {
  test.setTimeout(300_000)
  const found: Record<string, string> = {}
  const described = await checkSite(
    join(folder, 'dist'),
    { origin: localUrl, base: '/' },
    {
      report: (name, faults) => {
        if (faults.length > 0) found[name] = formatSiteFaults(faults)
      },
      // The pages of policies differ only by name, but for those of the first and of every tenth.
      isValidated: (file) => !/Role\d\d[1-9]\//.test(file) || file.includes(longDocument.policy),
    },
  )
  console.log(described.join('\n'))
  expect(found).toEqual({})
})

test('every kind of page is sound and accessible', async ({ context }) => {
  test.setTimeout(300_000)
  // In parallel, because half of the time is spent waiting.
  const visits = listKinds().map((kind) => async () => {
    const page = await context.newPage()
    const address = `${server?.url}${kind.path.slice(1)}`
    await test.step(kind.path, async () => {
      await expectSound(page, address, kind)
      if (!sameOnAnySite.includes(kind.path)) await expectAccessible(page)
    })
    await page.close()
  })
  console.log(`Figures: ${visits.length} kinds of pages of a large site`)
  while (visits.length > 0) await Promise.all(visits.splice(0, 3).map((visit) => visit()))
})

test('a new version changes only files about its policy, its actions and all policies', async () => {
  test.setTimeout(300_000)
  const [before, after] = [join(folder, 'dist'), join(folder, 'next')]
  const changed = 'AmazonAlphaRole050'
  copyAndAdd(content, join(folder, 'content'), changed, {
    Effect: 'Allow',
    Action: 'elasticfilesystem:DescribeFileSystems',
    Resource: '*',
  })
  await buildFolder(after, { CONTENT_DIR: join(folder, 'content') })
  const found = compareSites(before, after)
  const { paths } = listSiteFiles(before)
  console.log(describeDifferences(found, paths).join('\n'))

  const others = (path: string) => /Amazon(Alpha|Beta)Role\d{3}/.test(path) && !path.includes(changed)
  expect(found.differing.filter(others)).toEqual([])
  // What may differ: the files of the policy, and those of all policies that name it or are few in number.
  const isText = (path: string) => /\.(html|md|json|xml|txt|csv|opml)$/.test(path)
  const namesIt = (path: string) =>
    isText(path) && readSiteFile({ dir: after, paths: [] }, path).includes(changed)
  const kept = found.differing.filter((path) => listSiteFiles(after).paths.includes(path))
  const unexplained = kept.filter((path) => !path.includes(changed) && !namesIt(path))
  expect(unexplained.length).toBeLessThan(60)
  expect(found.differing.length / paths.length).toBeLessThan(0.03)
})
