// Tests filling in an example policy, copying it in each form, and keeping its values in the address, even hostile ones.
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { parse } from 'yaml'
import { expect, type Page, test } from '../support/test.ts'

const path = './examples/record-contacts-of-one-instance/'
const record = JSON.parse(readFileSync('content/examples/record-contacts-of-one-instance.json', 'utf8'))

const values = {
  region: 'eu-west-2',
  accountId: '012345678901',
  instanceId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
}
const fragment = '#region=eu-west-2&accountId=012345678901&instanceId=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'

const filled = JSON.parse(
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`<${name}>`, value),
    JSON.stringify(record.document),
  ),
)

const field = (page: Page, name: string) => page.locator(`textarea[name=${name}]`)
const resource = (page: Page) => page.locator('.document:visible', { hasText: 'Resource' })

async function fillIn(page: Page): Promise<void> {
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(value)
}

/** How to extract the document from each form. */
const forms: Readonly<Record<string, (text: string) => unknown>> = {
  JSON: (text) => JSON.parse(text),
  Terraform: (text) => JSON.parse(/jsonencode\(([\s\S]*)\)\n\}\n$/.exec(text)?.[1] ?? ''),
  CloudFormation: (text) =>
    parse(text, { version: '1.1' }).Resources.RecordContactsOfOneInstance.Properties.PolicyDocument,
  CDK: (text) => {
    const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } })
    const iam = {
      PolicyDocument: { fromJson: (document: unknown) => document },
      ManagedPolicy: class {
        constructor(_scope: unknown, _id: string, { document }: { document: unknown }) {
          Object.assign(this, { document })
        }
      },
    }
    const exported: { addRecordContactsOfOneInstance?: (scope: object) => { document: unknown } } = {}
    new Function('require', 'exports', outputText)(() => iam, exported)
    return exported.addRecordContactsOfOneInstance?.({}).document
  },
}

for (const [label, read] of Object.entries(forms)) {
  test(`${label}: the copy and the download are the filled-in document`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(path)
    await fillIn(page)
    await page.getByRole('radio', { name: label }).check()
    await page.getByRole('button', { name: `Copy ${label}` }).click()
    const output = page.getByRole('region', { name: label, exact: true })
    await expect(output.locator('[data-notice]')).toHaveText('Copied.')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(read(copied)).toEqual(filled)

    const downloading = page.waitForEvent('download')
    await output
      .getByRole('button', { name: /^Download record-contacts-of-one-instance\.(json|tf|yaml|ts)$/ })
      .click()
    const download = await downloading
    expect(readFileSync(await download.path(), 'utf8')).toBe(copied)
    expect(download.suggestedFilename()).toMatch(/^record-contacts-of-one-instance\.(json|tf|yaml|ts)$/)
  })
}

test('the page says what is left to fill in, even when a copy has placeholders', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(path)
  await expect(page.getByText('3 of 3 still to fill in.')).toBeVisible()
  await field(page, 'region').fill(values.region)
  await expect(page.getByText('2 of 3 still to fill in.')).toBeVisible()
  await page.getByRole('button', { name: 'Copy JSON' }).click()
  await expect(page.getByText('Copied, with 2 of 3 still to fill in.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('arn:aws:connect:eu-west-2:<accountId>:instance/<instanceId>/contact/*')
})

for (const width of [390, 1400]) {
  test(`long values and the ARNs with them are visible whole at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('./examples/put-role-policy-on-connect-role/')
    await field(page, 'serviceRole').fill(
      `AWSServiceRoleForAmazonConnect_${'AbCdEf1234567890GhIj'.repeat(3)}`,
    )
    const boxes = [field(page, 'serviceRole'), page.locator('.document:visible').first()]
    for (const box of boxes) {
      const hidden = await box.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [
        scrollWidth - clientWidth,
        scrollHeight - clientHeight,
      ])
      expect(hidden).toEqual([0, 0])
    }
  })
}

test('the address keeps the values; a reload and a link restore them', async ({ page, context, browser }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(path)
  await fillIn(page)
  await expect(page).toHaveURL((url) => url.hash === fragment)
  await page.reload()
  await expect(field(page, 'accountId')).toHaveValue(values.accountId)
  await expect(resource(page)).toContainText(
    `arn:aws:connect:eu-west-2:012345678901:instance/${values.instanceId}`,
  )

  await page.getByRole('button', { name: 'Copy link with these values' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await browser.newPage()
  await other.goto(link)
  await expect(field(other, 'instanceId')).toHaveValue(values.instanceId)
  await expect(other.getByText('Everything is filled in.')).toBeVisible()
  await other.close()
})

test('links to lines and statements work along with values, and show the JSON', async ({ page }) => {
  await page.goto(path)
  await fillIn(page)
  await page.getByRole('radio', { name: 'CDK' }).check()
  await page.locator('#grants + details .grants a, #grants ~ details .grants a').first().click()
  await expect(page).toHaveURL(/#s0$/)
  await expect(page.locator('.document li:target')).toBeInViewport()
  await expect(resource(page)).toContainText('012345678901')
  await page.reload()
  await expect(field(page, 'accountId')).toHaveValue(values.accountId)
  await expect(page).toHaveURL(/#s0$/)
})

test('a value is remembered for a field of the same name on another example', async ({ page }) => {
  await page.goto(path)
  await fillIn(page)
  await page.goto('./examples/query-one-assistant/')
  await expect(field(page, 'accountId')).toHaveValue(values.accountId)
  await expect(page).toHaveURL(/#region=eu-west-2&accountId=012345678901$/)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(field(page, 'accountId')).toHaveValue('')
  await expect(field(page, 'region')).toBeFocused()
  await expect(page).toHaveURL(/query-one-assistant\/$/)
})

test('values from a link are not mixed with remembered ones', async ({ page }) => {
  await page.goto(path)
  await fillIn(page)
  await page.goto(`./examples/query-one-assistant/#accountId=999999999999`)
  await expect(field(page, 'accountId')).toHaveValue('999999999999')
  await expect(field(page, 'region')).toHaveValue('')
})

test('an invalid value is not used, and its field says why', async ({ page }) => {
  await page.goto(path)
  const account = field(page, 'accountId')
  await account.fill('12345')
  await account.blur()
  await expect(account).toHaveAttribute('aria-invalid', 'true')
  await expect(account).toHaveAccessibleDescription(/Enter 12 digits\.$/)
  await expect(resource(page)).toContainText('<accountId>')
  await expect(page).toHaveURL((url) => url.hash === '')
  await account.fill(' 123456789012 ')
  await expect(account).not.toHaveAttribute('aria-invalid')
  await expect(resource(page)).toContainText(':123456789012:')
})

const hostile = [
  '#accountId=<img src=x onerror=alert(1)>',
  '#accountId=%22,%22Resource%22:%22*',
  '#accountId=123456789012%0A&region=$%7Bjndi%7D&instanceId=*',
  '#__proto__=1&constructor=2&region=us-west-2%22',
  '#accountId=%E0%A4%A',
]
for (const bad of hostile) {
  test(`a hostile address is inert: ${bad}`, async ({ page }) => {
    const ran: string[] = []
    page.on('dialog', (dialog) => {
      ran.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => ran.push(error.message))
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.endsWith('/x')) ran.push(request.url())
    })
    await page.goto(path + bad, { waitUntil: 'networkidle' })
    expect(ran).toEqual([])
    expect(await page.locator('main img').count()).toBe(0)
    const text = (await page.locator('[data-form=json] code').allInnerTexts()).join('\n')
    const bound = bad.includes('123456789012') ? { ...record.document } : record.document
    const expected = JSON.stringify(bound, null, 2)
    expect(text).toBe(
      bad.includes('123456789012') ? expected.replace('<accountId>', '123456789012') : expected,
    )
  })
}

test('without JavaScript, the policy, its other forms and its file can be read', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(new URL(path, baseURL).href)
  await expect(page.getByText('The instance ID: the end of its ARN.')).toBeVisible()
  await expect(page.locator('main input[type=text]:visible, main button:visible')).toHaveCount(0)
  await page.getByRole('radio', { name: 'CloudFormation' }).check()
  await expect(page.locator('[data-form=cloudformation]')).toContainText('Type: AWS::IAM::ManagedPolicy')
  await page.getByRole('radio', { name: 'JSON' }).check()
  const href = await page.getByRole('link', { name: 'The file policy.json' }).getAttribute('href')
  const file = await page.request.get(new URL(href ?? '', page.url()).href)
  expect(await file.json()).toEqual(record.document)
  await context.close()
})

test('a policy can be filled in and copied as Terraform by keyboard alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(path)
  await field(page, 'region').focus()
  for (const value of Object.values(values)) {
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
  }
  // Past the link and the Clear button, to the forms.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'JSON' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Copy Terraform' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-form=terraform] [data-notice]')).toHaveText('Copied.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(forms['Terraform']?.(copied)).toEqual(filled)
})

test('the list of examples, an action and a policy all link to their examples', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Examples' }).click()
  await page.getByRole('link', { name: record.title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(record.title)
  await page
    .locator('#grants ~ details .actions')
    .getByRole('link', { name: 'connect:StartContactRecording' })
    .click()
  await page.locator('section[aria-labelledby=examples]').getByRole('link', { name: record.title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(record.title)
  await page.goto('./policies/AmazonConnect_FullAccess/')
  await page
    .locator('section[aria-labelledby=examples]')
    .getByRole('article')
    .first()
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { name: /^What it adds to AmazonConnect_FullAccess/ })).toBeVisible()
})
