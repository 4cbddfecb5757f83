// Tests the page that asks about policies: answers, what is missing, links, keyboard, small screens and hostile links.
import { expectAccessible } from '../support/accessible.ts'
import { expect, type Page, test } from '../support/test.ts'

const address = './ask/'
const assistant = 'arn:aws:wisdom:us-east-1:111122223333:assistant/a'

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
const allow = (Action: string, rest: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...rest })
const own = policy(allow('s3:*'), allow('wisdom:Get*', { Sid: 'Own' }))
const boundary = policy(allow('wisdom:*', { Condition: { StringEquals: { 'aws:ResourceTag/Team': 'a' } } }))

const statusOf = (page: Page) => page.locator('[data-status]')
const answerOf = (page: Page) => page.locator('[data-answer]')
const card = (page: Page, number: number) => page.getByRole('group', { name: `Policy ${number}` })
const sourceOf = (page: Page, number: number) => card(page, number).getByRole('combobox', { name: 'Text' })
const ask = (page: Page) => page.getByRole('button', { name: 'Ask', exact: true }).click()

/** Fill in a managed policy, a policy of one's own and a boundary, and ask. */
async function askWithBoundary(page: Page): Promise<void> {
  await page.goto(address)
  await sourceOf(page, 1).selectOption('AmazonConnectServiceLinkedRolePolicy@v55')
  await expect(page.getByLabel('Text of policy 1')).toHaveValue(/AllowConnectActions/)
  await page.getByRole('button', { name: 'Add a policy' }).click()
  await card(page, 2).getByLabel('Attached as').selectOption('identity')
  await page.getByLabel('Text of policy 2').fill(own)
  await page.getByRole('button', { name: 'Add a policy' }).click()
  await page.getByLabel('Text of policy 3').fill(boundary)
  await page.getByLabel('Action', { exact: true }).fill('wisdom:GetAssistant')
  await page.getByLabel('Resource', { exact: true }).fill(assistant)
  await ask(page)
  await expect(answerOf(page).locator('.badge')).toHaveText('Not allowed', { timeout: 15_000 })
}

test('two policies and a boundary: the answer, what is missing, and the answer with it', async ({ page }) => {
  await askWithBoundary(page)
  await expect(answerOf(page)).toContainText('the permissions boundary does not allow it')
  await expect(answerOf(page)).toContainText('It would be allowed if aws:ResourceTag/Team were “a”.')
  await page.getByRole('button', { name: 'Ask with this' }).click()
  await expect(answerOf(page).locator('.badge')).toHaveText('Allowed')
  await expect(page.getByLabel('Key', { exact: true })).toHaveValue('aws:ResourceTag/Team')
  await expect(statusOf(page)).toHaveText(`wisdom:GetAssistant is allowed on ${assistant}.`)
})

test('deciding statements are marked in the texts, and a click goes there', async ({ page }) => {
  await askWithBoundary(page)
  await page.getByRole('button', { name: 'Ask with this' }).click()
  await expect(answerOf(page).locator('.badge')).toHaveText('Allowed')
  await answerOf(page).getByRole('button', { name: 'statement 2 (Own) of policy 2' }).click()
  const area = page.getByLabel('Text of policy 2')
  await expect(area).toBeFocused()
  const selected = await area.evaluate((element: HTMLTextAreaElement) =>
    element.value.slice(element.selectionStart, element.selectionEnd),
  )
  expect(JSON.parse(selected).Sid).toBe('Own')
  await expect(card(page, 2).locator('.mark-allow').first()).toBeAttached()
  await expect(card(page, 3).locator('.mark-allow').first()).toBeAttached()
  await expect(card(page, 1).locator('.mark-allow, .mark-deny')).toHaveCount(0)
})

test('a link shows the same question and answer in a new page, and no server sees it', async ({
  page,
  context,
}) => {
  await askWithBoundary(page)
  await expect
    .poll(() => page.url())
    .toMatch(
      /#v1&identity=AmazonConnectServiceLinkedRolePolicy@v55&identity=text:z\..*&boundary=text:z\..*&action=wisdom:GetAssistant&resource=arn/,
    )
  const other = await context.newPage()
  const requested: string[] = []
  other.on('request', (request) => requested.push(request.url()))
  await other.goto(page.url())
  await expect(other.locator('[data-answer] .badge')).toHaveText('Not allowed', { timeout: 15_000 })
  await expect(other.getByLabel('Text of policy 2')).toHaveValue(own)
  await expect(other.getByLabel('Text of policy 3')).toHaveValue(boundary)
  expect(await other.locator('[data-answer]').innerText()).toBe(await answerOf(page).innerText())
  expect(
    requested.filter((url) =>
      /GetAssistant|assistant|text:/.test(decodeURIComponent(url.split('#')[0] ?? '')),
    ),
  ).toEqual([])
})

test('a text that is edited is no longer the managed one', async ({ page }) => {
  await page.goto(`${address}#v1&identity=AmazonConnectReadOnlyAccess@v4&action=connect:DescribeUser`)
  await expect(answerOf(page).locator('.badge')).toHaveText('Allowed', { timeout: 15_000 })
  await page.getByLabel('Text of policy 1').fill(policy(allow('s3:*')))
  await expect(sourceOf(page, 1)).toHaveValue('')
  await ask(page)
  await expect(answerOf(page).locator('.badge')).toHaveText('Not allowed')
  await expect.poll(() => page.url()).toContain('identity=text:')
})

test('a pattern is answered for each action', async ({ page }) => {
  await page.goto(`${address}#v1&identity=AmazonConnectServiceLinkedRolePolicy@v55&action=wisdom:*`)
  await expect(statusOf(page)).toHaveText(/^Actions: \d+ allowed, \d+ not allowed\.$/, { timeout: 15_000 })
  await expect(answerOf(page)).toContainText(
    'They would be allowed on some resources if aws:ResourceTag/AmazonConnectEnabled were “True”.',
  )
})

test('without an action, it lists what is allowed on the resource', async ({ page }) => {
  await page.goto(`${address}#v1&identity=AmazonConnectServiceLinkedRolePolicy@v55&resource=${assistant}`)
  await expect(statusOf(page)).toHaveText(
    /^0 of \d+ actions on this resource are allowed, and \d+ more with other condition keys\.$/,
    {
      timeout: 15_000,
    },
  )
  await page.getByRole('button', { name: 'Ask with this' }).first().click()
  await expect(statusOf(page)).toHaveText(/^[1-9]\d* of \d+ actions on this resource are allowed/)
})

test('ARN formats and keys are offered for the action', async ({ page }) => {
  await page.goto(address)
  await page.getByLabel('Action', { exact: true }).fill('connect:DescribeUser')
  const formats = page.getByLabel('Fill in an ARN')
  await expect(formats).toBeVisible({ timeout: 15_000 })
  await formats.selectOption({ index: 1 })
  await page.getByRole('textbox', { name: 'InstanceId' }).fill('i')
  await page.getByRole('textbox', { name: 'UserId' }).fill('u')
  await expect(page.getByLabel('Resource', { exact: true })).toHaveValue(
    'arn:aws:connect:us-east-1:111122223333:instance/i/agent/u',
  )
  await page.getByRole('button', { name: 'Add a condition key' }).click()
  await page.getByLabel('Key', { exact: true }).fill('aws:ResourceTag/Team')
  await expect(page.locator('[data-key-type]')).toHaveText('Type: String.')
  await expect(page.locator('#ask-key-names option[value="aws:ResourceTag/"]')).toBeAttached()
  await expect(page.locator('#ask-actions option[value="connect:ListUsers"]')).toBeAttached()
})

test('a long ARN is visible whole, stays on one line of text, and Enter asks', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(address)
  const arn = `arn:aws:connect:us-east-1:111122223333:instance/${'a'.repeat(36)}/contact-flow/${'b'.repeat(36)}`
  const resource = page.getByLabel('Resource', { exact: true })
  await resource.fill(`${arn.slice(0, 60)}\n${arn.slice(60)}`)
  await expect(resource).toHaveValue(arn)
  const hidden = await resource.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)
  expect(hidden).toBe(0)
  await resource.press('Enter')
  await expect(resource).toHaveValue(arn)
  await expect(page).toHaveURL(/resource=arn/)
})

test('a question can be asked with the keyboard only', async ({ page }) => {
  await page.goto(address)
  await page.getByLabel('Text of policy 1').focus()
  await page.keyboard.insertText(policy(allow('connect:Describe*')))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Add a policy' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(card(page, 2).getByLabel('Attached as')).toBeFocused()
  for (let i = 0; i < 2; i += 1) await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Remove policy 2' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove policy 1' })).toBeFocused()
  await page.getByLabel('Action', { exact: true }).focus()
  await page.keyboard.type('connect:DescribeQueue')
  await page.keyboard.press('Enter')
  await expect(statusOf(page)).toContainText('connect:DescribeQueue is allowed on some resources', {
    timeout: 15_000,
  })
})

test('faults are named together', async ({ page }) => {
  await page.goto(address)
  await page.getByLabel('Text of policy 1').fill('no policy')
  await page.getByLabel('Action', { exact: true }).fill('DescribeUser')
  await ask(page)
  await expect(statusOf(page)).toHaveText('The question cannot be answered.', { timeout: 15_000 })
  await expect(page.locator('.ask-faults li')).toHaveCount(2)
})

const links = [
  ['a later format', '#v9&identity=A', 'expected it to begin with v1'],
  ['markup', '#v1&identity=<img src=x onerror=alert(1)>', 'is not a policy of the catalog'],
  ['another path', '#v1&identity=..%2F..%2Fsearch', 'is not a policy of the catalog'],
  [
    'a policy that does not exist',
    '#v1&identity=NoSuchPolicy@v1&action=a:B',
    'the catalog has no NoSuchPolicy v1',
  ],
  [
    'a text that is not packed',
    '#v1&identity=text:z.AAAA&action=a:B',
    'the text of a policy cannot be unpacked',
  ],
] as const

for (const [name, fragment, message] of links) {
  test(`a link with ${name} gives one error`, async ({ page }) => {
    const ran: string[] = []
    page.on('dialog', (dialog) => {
      ran.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => ran.push(error.message))
    await page.goto(`${address}${fragment}`)
    await expect(page.locator('.ask-faults li')).toHaveCount(1, { timeout: 15_000 })
    await expect(page.locator('.ask-faults')).toContainText(message)
    await expect(card(page, 1)).toBeVisible()
    expect(await page.locator('main img').count()).toBe(0)
    expect(ran).toEqual([])
  })
}

test('a heading’s own link does not change the question', async ({ page }) => {
  await page.goto(`${address}#v1&identity=AmazonConnectReadOnlyAccess@v4&action=connect:DescribeUser`)
  await expect(answerOf(page).locator('.badge')).toHaveText('Allowed', { timeout: 15_000 })
  await page.evaluate(() => {
    location.hash = '#stays-head'
  })
  await expect(page.getByLabel('Action', { exact: true })).toHaveValue('connect:DescribeUser')
  await expect(answerOf(page).locator('.badge')).toHaveText('Allowed')
})

test('pages of actions, versions and examples lead here with their fields filled in', async ({ page }) => {
  const action = page.getByLabel('Action', { exact: true })
  await page.goto('./actions/connect/DescribeUser/')
  await page.getByRole('link', { name: 'Ask whether they allow it' }).click()
  await expect(action).toHaveValue('connect:DescribeUser')
  await expect(page.getByLabel('Text of policy 1')).toHaveValue(/connect:/)
  await page.goto('./policies/AmazonConnectReadOnlyAccess/v4/')
  await page.getByRole('link', { name: 'Ask whether it allows a request' }).click()
  await expect(sourceOf(page, 1)).toHaveValue('AmazonConnectReadOnlyAccess@v4')
  await page.goto('./examples/record-contacts-of-one-instance/')
  await page.getByRole('link', { name: 'Ask whether it allows a request' }).click()
  await expect(answerOf(page).locator('.badge')).toHaveText('Allowed', { timeout: 15_000 })
})

test('the answer is accessible in light and dark, and does not overflow a phone', async ({ page }) => {
  test.slow()
  await page.setViewportSize({ width: 390, height: 844 })
  await askWithBoundary(page)
  await page.getByRole('button', { name: 'Add a condition key' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask with this' }).click()
  await expect(answerOf(page).locator('.badge')).toHaveText('Allowed')
  await expectAccessible(page)
  const widths = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  expect(widths.page).toBeLessThanOrEqual(widths.screen)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says how it decides and shows the command', async ({ page }) => {
    await page.goto(address)
    const text = await page.locator('main').innerText()
    expect(text).toContain('The form on this page needs JavaScript')
    expect(text).toContain('npm run ask:policy')
    await expect(page.locator('[data-ask]')).toBeHidden()
  })
})
