// Tests that words which people really type find the right page among the first three, on both ways to search.
import { expect, type Page, test } from '../support/test.ts'

const slr = '/policies/AmazonConnectServiceLinkedRolePolicy/'
const errors = '/guides/limits-and-errors/'
const who = 'User: arn:aws:sts::111122223333:assumed-role/support/anna is not authorized to perform:'

/** What is typed, and the end of the address that has to be among the first three results. */
const queries: readonly (readonly [typed: string, end: string])[] = [
  // Tasks and questions.
  ['who can delete a contact flow', '/actions/connect/DeleteContactFlow/'],
  ['can our supervisors listen to live calls', '/actions/connect/MonitorContact/'],
  ['barge into a call', '/actions/connect/MonitorContact/'],
  ['how do I buy a number', '/actions/connect/ClaimPhoneNumber/'],
  ['remove an agent', '/actions/connect/DeleteUser/'],
  ['pausing a recording', '/actions/connect/SuspendContactRecording/'],
  ['make an outbound call', '/actions/connect/StartOutboundVoiceContact/'],
  ['store call recordings in my bucket', '/examples/associate-one-s3-bucket/'],
  ['change opening hours', '/actions/connect/UpdateHoursOfOperation/'],
  [
    'which actions need the star resource',
    '/guides/how-connect-works-with-iam/#which-actions-need-the-star-resource',
  ],
  ['what changed in may 2026', '/changelog/#m2026-05'],
  // Subjects that are in no name.
  ['MFA', `${errors}#how-do-i-require-mfa`],
  ['SCP for connect', `${errors}#what-do-scps-do-for-amazon-connect`],
  ['least privilege policy', `${errors}#how-do-i-get-to-least-privilege`],
  ['deny everything on one instance', '/examples/deny-one-instance/'],
  ['federation', '/actions/connect/GetFederationToken/'],
  ['break glass', '/actions/connect/AdminGetEmergencyAccessToken/'],
  ['deprecated', '/policies/AmazonConnectFullAccess/'],
  ['slack notifications', '/guides/subscribe/'],
  ['privilege escalation', '/check/rules/privilege-escalation/'],
  // Product names.
  ['Connect Customer', '/actions/connect/'],
  ['Amazon Q in Connect', '/actions/wisdom/'],
  ['Customer Profiles', '/actions/profile/'],
  ['Voice ID end of support', '/policies/AmazonConnectVoiceIDFullAccess/'],
  ['outbound campaigns', '/actions/connect-campaigns/'],
  ['connect cases', '/actions/cases/'],
  // Names, with and without a prefix, typing errors and parts.
  ['ClaimPhoneNumber', '/actions/connect/ClaimPhoneNumber/'],
  ['connect:ClaimPhoneNumber', '/actions/connect/ClaimPhoneNumber/'],
  ['claim-phone-number', '/actions/connect/ClaimPhoneNumber/'],
  ['FlowModuleDelete', '/actions/connect/DeleteContactFlowModule/'],
  ['AmazonConectReadOnlyAcess', '/policies/AmazonConnectReadOnlyAccess/'],
  ['AmazonConnectFullAccess not attachable', '/policies/AmazonConnectFullAccess/'],
  ['service linked role version 55', `${slr}v55/`],
  ['2026-05-18', `${slr}v54/`],
  // What is pasted.
  ['arn:aws:iam::aws:policy/AmazonConnect_FullAccess', '/policies/AmazonConnect_FullAccess/'],
  [
    'arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_AbCdEf12',
    slr,
  ],
  [
    `${who} connect:ClaimPhoneNumber on resource: arn:aws:connect:us-east-1:111122223333:phone-number/* because no identity-based policy allows the connect:ClaimPhoneNumber action`,
    '/actions/connect/ClaimPhoneNumber/',
  ],
  [
    `${who} connect:UpdateQueueStatus on resource: arn:aws:connect:us-east-1:111122223333:instance/a/queue/b with an explicit deny in a service control policy`,
    `${errors}#what-do-scps-do-for-amazon-connect`,
  ],
  [
    'An error occurred (AccessDeniedException) when calling the CreateUser operation: User is not authorized',
    '/actions/connect/CreateUser/',
  ],
  [
    'You are not authorized to perform this operation. Encoded authorization failure message: AQIDBAUGBwgJCgsMDQ4P',
    `${errors}#how-do-i-read-an-encoded-authorization-message`,
  ],
]

test(`the right page is among the first three for ${queries.length} queries`, async ({ page }) => {
  await page.goto('./search/')
  for (const [typed, end] of queries) {
    const found = await search(page, typed)
    expect
      .soft(found.slice(0, 3), typed)
      .toContainEqual(expect.stringMatching(new RegExp(`${escapePattern(end)}$`)))
  }
})

test('going to a page by name gives the answers of the search page', async ({ page }) => {
  await page.goto('./search/')
  const some = queries.filter((_, i) => i % 5 === 0)
  const searched: (readonly string[])[] = []
  for (const [typed] of some) {
    await search(page, typed)
    searched.push(await listTitles(page, 'a.hit'))
  }
  await page.keyboard.press('Control+k')
  for (const [i, [typed]] of some.entries()) {
    await page.getByRole('combobox', { name: 'Go to a page by name' }).fill(typed)
    await expect(page.getByRole('option').last()).toHaveText(`Search all pages for “${typed}”`)
    await expect(page.locator('dialog [role=status]')).not.toHaveText(/^Searching/)
    const offered = await listTitles(page, '[role=option] > span:first-child')
    expect.soft(offered.slice(0, 3), typed).toEqual(searched[i]?.slice(0, offered.length).slice(0, 3))
  }
})

/** Type words and return the addresses of the results that are shown. */
async function search(page: Page, typed: string): Promise<readonly string[]> {
  await page.getByRole('searchbox').fill(typed)
  await page.waitForFunction(
    (words) =>
      new URLSearchParams(location.search).get('q') === words &&
      document.querySelector('[data-hits]')?.ariaBusy === 'false',
    typed,
  )
  return page.locator('a.hit').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
}

/** List the titles of results, without the notes behind them. */
async function listTitles(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).evaluateAll((all) =>
    all.map((one) => {
      const copy = one.cloneNode(true) as Element
      for (const note of copy.querySelectorAll('.quiet')) note.remove()
      return (copy.textContent ?? '').trim()
    }),
  )
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
