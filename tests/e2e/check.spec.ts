// Tests the policy checker: what it finds and where, what a policy grants, and that nothing leaves the page.
import { globSync, readFileSync } from 'node:fs'
import { lintPolicy } from '../../src/core/checker/lint-policy.ts'
import { expectAccessible } from '../support/accessible.ts'
import { realSite } from '../support/real-site.ts'
import { expect, type Page, test } from '../support/test.ts'

const address = './check/'

const broken = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow"
      "Action": ["connect:ListUsers", "connect: DescribeUser"],
      "Resource": "*"
    }
  ]
}`

const policy = (...actions: readonly string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] })

const editorOf = (page: Page) => page.getByLabel('Policy', { exact: true })
const findingsOf = (page: Page) => page.locator('.finding')
const statusOf = (page: Page) => page.locator('[data-status]')

/** Enter a text and wait until it is checked. */
async function paste(page: Page, text: string): Promise<void> {
  await editorOf(page).fill(text)
  await expect(statusOf(page)).not.toBeEmpty({ timeout: 15_000 })
}

test('each error is shown with its line and column, and a click goes there', async ({ page }) => {
  await page.goto(address)
  await paste(page, broken)
  await expect(statusOf(page)).toHaveText('2 errors')
  await expect(findingsOf(page).first()).toContainText('line 5, column 17')
  await expect(findingsOf(page).first()).toContainText('A comma is missing after this.')
  await expect(findingsOf(page).nth(1)).toContainText('action-white-space')
  await findingsOf(page).nth(1).getByRole('button').click()
  await expect(editorOf(page)).toBeFocused()
  const selected = await editorOf(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  )
  expect(selected).toBe('"connect: DescribeUser"')
  await expect(page.locator('.editor-marks .mark-error')).toHaveText(['"Allow"', '"connect: DescribeUser"'])
})

test('marks stay behind the text that they mark, even after scrolling', async ({ page }) => {
  await page.goto(address)
  await paste(page, `${'\n'.repeat(200)}${broken}`)
  await findingsOf(page).first().getByRole('button').click()
  const mark = page.locator('.editor-marks mark').first()
  await expect(mark).toBeVisible()
  const lines = await page.locator('[data-numbers]').innerText()
  const [top, first] = [await mark.boundingBox(), await page.locator('[data-numbers]').boundingBox()]
  const line = Math.round(
    ((top?.y ?? 0) - (first?.y ?? 0)) / ((first?.height ?? 1) / lines.split('\n').length),
  )
  expect(lines.split('\n')[line]).toBe('205')
})

test('findings disappear as they are corrected', async ({ page }) => {
  await page.goto(address)
  await paste(page, policy('connect:ListUserz'))
  await expect(findingsOf(page)).toHaveCount(1)
  await editorOf(page).fill(policy('connect:ListUsers'))
  await expect(statusOf(page)).toHaveText('Nothing found.')
  await expect(findingsOf(page)).toHaveCount(0)
})

test('Tab leaves the editor, and only the summary is announced', async ({ page }) => {
  await page.goto(address)
  await paste(page, broken)
  await editorOf(page).focus()
  await page.keyboard.press('Tab')
  await expect(editorOf(page)).not.toBeFocused()
  await expect(page.locator('main [aria-live], main [role=status], main [role=alert]')).toHaveCount(1)
})

test('granted actions are counted by service and access level, and unfold', async ({ page }) => {
  await page.goto(address)
  await paste(page, policy('connect:List*', 's3:GetObject'))
  const row = page.locator('[data-access] tbody tr').filter({ hasText: 'connect' })
  await expect(row).toContainText(/\d+ full/)
  await page.locator('[data-access] summary').filter({ hasText: 'connect' }).click()
  await expect(page.locator('[data-access]')).toContainText('connect:ListUsers')
  await page.locator('[data-access]').getByRole('button', { name: 'statement 1' }).first().click()
  await expect(editorOf(page)).toBeFocused()
})

test('sensitive actions and growth are shown', async ({ page }) => {
  await page.goto(address)
  await paste(page, policy('connect:*', 'iam:PassRole'))
  await expect(page.locator('[data-since]')).toHaveValue('2025-09-26')
  await page.locator('[data-since]').fill('2023-03-07')
  await expect(page.locator('[data-growth]')).toContainText(
    'connect:* matched 178 known actions on 7 March 2023 and 387 on 26 September 2026',
  )
  await expect(page.locator('[data-risks]')).toContainText('privilege escalation')
})

test('a managed policy with three extra actions is recognized as such', async ({ page, request }) => {
  const file = await request.get('./api/v1/policies/AmazonConnectReadOnlyAccess.json')
  const { document, latest } = await file.json()
  const more = {
    Effect: 'Allow',
    Action: ['connect:CreateUser', 'connect:DeleteUser', 'connect:CreateQueue'],
    Resource: '*',
  }
  await page.goto(address)
  await paste(page, JSON.stringify({ ...document, Statement: [document.Statement, more].flat() }, null, 2))
  await page.getByLabel('Compare with').selectOption('nearest')
  const comparison = page.locator('[data-comparison]')
  await expect(comparison).toContainText(`This is AmazonConnectReadOnlyAccess ${latest} plus 3 actions.`)
  await expect(comparison.locator('.badge')).toHaveText('+ broader')
  await comparison.locator('summary').filter({ hasText: '3 gained' }).click()
  for (const action of more.Action) await expect(comparison).toContainText(action)
  await page.getByLabel('Compare with').selectOption('AmazonConnect_FullAccess@v4')
  await expect(comparison.getByRole('link', { name: 'AmazonConnect_FullAccess v4' })).toBeVisible()
})

test('the page and the command find the same in texts published by AWS', async ({ page }) => {
  test.slow()
  const { index, lintOptions } = realSite
  await page.goto(address)
  for (const file of globSync('src/core/checker/originals/*.txt').sort()) {
    const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
    const expected = lintPolicy(text, index, lintOptions).map(
      ({ line, column, severity, rule }) => `${severity} line ${line}, column ${column} ${rule}`,
    )
    await paste(page, text)
    await expect
      .poll(
        () =>
          findingsOf(page).evaluateAll((items) =>
            items.map((item) => {
              const [place, rule] = [item.querySelector('p'), item.querySelector('a')]
              return `${place?.textContent} ${rule?.textContent}`
            }),
          ),
        { message: file },
      )
      .toEqual(expected)
  }
})

test('after the page has loaded, only the files of named services and policies are requested', async ({
  page,
  baseURL,
}) => {
  const worker = page.waitForResponse((response) => response.url().includes('/worker-'))
  await page.goto(address, { waitUntil: 'networkidle' })
  await worker
  const requested: string[] = []
  // Parts of the script load when they are first needed; everything else is data.
  const scripts = new URL('./_astro/', baseURL).href
  page.on('request', (request) => {
    if (!request.url().startsWith(scripts)) requested.push(request.url())
  })
  await paste(page, policy('connect:ListUsers', 'nosuch:Thing', '../../x:Y', 's3:GetObject'))
  await expect(findingsOf(page)).not.toHaveCount(0)
  const file = (name: string) => new URL(`./api/v1/${name}.json`, baseURL).href
  expect(requested.sort()).toEqual(['connect', 's3', 'services'].map((name) => file(`reference/${name}`)))
  requested.length = 0
  await paste(page, policy('iam:GetPolicy').replace('"*"', '"arn:aws:iam::aws:policy/NoSuchPolicyAtAll"'))
  await expect(
    findingsOf(page).filter({ hasText: 'AWS had no managed policy NoSuchPolicyAtAll' }),
  ).toBeVisible()
  expect(requested.sort()).toEqual(['iam', 'managed-policies'].map((name) => file(`reference/${name}`)))
  requested.length = 0
  await page.getByLabel('Compare with').selectOption('AmazonConnectVoiceIDFullAccess@v1')
  await expect(page.locator('[data-comparison] .badge')).toBeVisible()
  expect(requested.sort()).toEqual([
    file('policies/AmazonConnectVoiceIDFullAccess/v1'),
    file('reference/voiceid'),
  ])
})

test('a service whose file fails to load is not checked, and none of its actions is reported as unknown', async ({
  page,
}) => {
  await page.route('**/api/v1/reference/connect.json', (route) => route.abort())
  await page.goto(address)
  await paste(page, policy('connect:ListUserz'))
  await expect(findingsOf(page)).toHaveCount(1)
  await expect(findingsOf(page)).toContainText('not-checked')
  await expect(page.locator('[data-access]')).toContainText('The actions of connect could not be loaded')
})

test('if the part that shows access cannot be loaded, the findings are there and the page says so', async ({
  page,
}) => {
  await page.route('**/show-granted*', (route) => route.abort())
  await page.goto(address)
  await paste(page, broken)
  await expect(findingsOf(page)).toHaveCount(2)
  await expect(page.locator('[data-access]')).toHaveText(
    'The part of the checker that shows what a policy grants could not be loaded. Reload the page to try again.',
  )
  await expect(page.getByLabel('Compare with')).toBeHidden()
})

const hostile = [
  '<img src=x onerror=alert(1)></script><script>alert(2)</script>',
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: '</script><img src=x onerror=alert(3)>',
        Effect: 'Allow',
        Action: [
          'connect:<img src=x onerror=alert(4)>',
          'connect:\u202eListUsers\u2066',
          '<svg/onload=alert(5)>:Get*',
        ],
        Resource: ['<img src=x onerror=alert(6)>', 'arn:aws:s3:::</textarea><img src=x onerror=alert(7)>'],
        Condition: { 'String<img src=x onerror=alert(8)>': { 'aws:<b>': '"><img src=x onerror=alert(9)>' } },
      },
    ],
  }),
  '{"__proto__": {"Statement": []}, "constructor": {"prototype": 1}, "Statement": [{"__proto__": 1}]}',
]

for (const [i, text] of hostile.entries()) {
  test(`hostile text ${i + 1} is shown as text`, async ({ page }) => {
    const ran: string[] = []
    page.on('dialog', (dialog) => {
      ran.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => ran.push(error.message))
    await page.goto(address)
    await paste(page, text)
    for (const summary of await page.locator('[data-results] summary:visible').all()) await summary.click()
    expect(await page.locator('main img, main svg, main script:not([type=module])').count()).toBe(0)
    expect(ran).toEqual([])
  })
}

const long: readonly (readonly [name: string, text: string])[] = [
  ['brackets', '['.repeat(1_000_000)],
  ['actions', policy(...Array.from({ length: 40_000 }, (_, i) => `connect:NoSuchAction${i}`))],
  ['lines', `[\n${'"connect:ListUsers"\n'.repeat(50_000)}`],
]

for (const [name, text] of long) {
  test(`a megabyte of ${name} leaves the page responsive`, async ({ page }) => {
    test.slow()
    await page.goto(address)
    await editorOf(page).evaluate((area: HTMLTextAreaElement, value) => {
      area.value = value
      area.dispatchEvent(new Event('input', { bubbles: true }))
    }, text)
    // The page responds while the worker is busy.
    await page.getByRole('button', { name: /^Switch to the/ }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', /dark|light/)
    await expect(statusOf(page)).not.toBeEmpty({ timeout: 30_000 })
    expect(await findingsOf(page).count()).toBeLessThanOrEqual(200)
    expect(await page.locator('main *').count()).toBeLessThan(5_000)
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(statusOf(page)).toBeEmpty()
  })
}

test('findings above the limit are only counted', async ({ page }) => {
  await page.goto(address)
  await paste(page, policy(...Array.from({ length: 5_000 }, (_, i) => `connect:NoSuchAction${i}`)))
  await expect(findingsOf(page)).toHaveCount(200)
  await expect(page.locator('[data-findings]')).toContainText(/and [\d,]+ more/)
})

test('the text survives a reload in the same tab until it is cleared', async ({ page }) => {
  await page.goto(address)
  await page.getByRole('button', { name: 'Load an example' }).click()
  await expect(statusOf(page)).toContainText('errors')
  await page.reload()
  await expect(editorOf(page)).toHaveValue(/ManageUsers/)
  await expect(statusOf(page)).toContainText('errors')
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(statusOf(page)).toBeEmpty()
  await page.reload()
  await expect(editorOf(page)).toHaveValue('')
})

test('a selected file is read, and so is a dropped one', async ({ page }) => {
  await page.goto(address)
  const buffer = Buffer.from(`\ufeff${policy('connect:ListUsers')}`)
  await page
    .locator('[data-file]')
    .setInputFiles({ name: 'policy.json', mimeType: 'application/json', buffer })
  await expect(findingsOf(page)).toContainText('json-syntax')
  await page.locator('[data-editor]').evaluate((editor, text) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], 'policy.json'))
    editor.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, policy('connect:ListUserz'))
  await expect(findingsOf(page)).toContainText('unknown-action')
})

test('the size limit depends on the policy type', async ({ page }) => {
  await page.goto(address)
  await paste(page, policy(...Array.from({ length: 150 }, (_, i) => `connect:List${'?'.repeat(i % 7)}*`)))
  await expect(page.locator('[data-findings]')).not.toContainText('policy-size')
  await page.getByLabel('Policy type').selectOption('user')
  await expect(page.locator('[data-findings]')).toContainText('policy-size')
})

test('results are accessible in light and dark, and do not overflow a phone', async ({ page }) => {
  test.slow()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(address)
  await page.getByRole('button', { name: 'Load an example' }).click()
  await expect(statusOf(page)).toContainText('errors')
  await page.getByLabel('Compare with').selectOption('AmazonConnectReadOnlyAccess@v4')
  await expect(page.locator('[data-comparison] .badge')).toBeVisible()
  for (const summary of await page.locator('[data-results] summary').all()) await summary.click()
  await expectAccessible(page)
  const widths = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  expect(widths.page).toBeLessThanOrEqual(widths.screen)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page describes the checker and shows the command', async ({ page }) => {
    await page.goto(address)
    const text = await page.locator('main').innerText()
    expect(text).toContain('The checker needs JavaScript')
    expect(text).toContain('npm run check:policy')
    await expect(page.getByRole('link', { name: 'unknown-action' })).toBeVisible()
    await expect(page.locator('[data-check]')).toBeHidden()
  })
})

test('full administrator access is the first finding, and what it grants is summed by service and risk', async ({
  page,
}) => {
  await page.goto(address)
  await paste(page, policy('*'))
  await expect(findingsOf(page).first()).toContainText('This is full administrator access')
  await expect(findingsOf(page).first()).toContainText('error')
  await expect(page.locator('[data-access]')).not.toContainText('no actions in the services')
  const sums = page.getByRole('region', { name: 'Sensitive actions that wildcards grant' })
  await expect(sums.getByRole('row').filter({ hasText: 'iam' }).first()).toContainText(/\d/)
})

test('the type is guessed, and can be chosen', async ({ page }) => {
  await page.goto(address)
  await paste(page, policy('*'))
  await expect(page.locator('[data-guess]')).toHaveText(
    'Read as an identity-based policy, guessed from the text.',
  )
  await page.getByLabel('Policy type').selectOption({ label: 'service control policy (SCP)' })
  await expect(page.locator('[data-guess]')).toBeEmpty()
  await expect(statusOf(page)).toHaveText('Nothing found.')
  await expectAccessible(page)
})
