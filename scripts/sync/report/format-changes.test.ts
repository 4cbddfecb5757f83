// Tests the title and text of the pull request that describes what changed between two content folders.
import { afterAll, expect, test } from 'vitest'
import { makeContent, removeMadeContent, soundContent } from '../../../src/data/temporary-content.ts'
import { runScript } from '../../../tests/support/run-script.ts'
import { escapeMarkdown, toCode } from './markdown.ts'

afterAll(removeMadeContent)

const v1 = soundContent['policies/Sample/v1.json']

const versionOf = (version: string, created: string, ...actions: readonly string[]) => ({
  ...v1,
  version,
  created,
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] },
})

async function describe(added: Readonly<Record<string, unknown>>, ...args: readonly string[]) {
  const [older, newer] = [await makeContent(soundContent), await makeContent({ ...soundContent, ...added })]
  return runScript({ script: 'describe-changes.ts', args: [...args, older], env: { CONTENT_DIR: newer } })
}

const broader = versionOf('v2', '2021-01-01T00:00:00Z', 'connect:ListUsers', 'connect:DeleteUser')
const narrower = versionOf('v3', '2022-01-01T00:00:00Z', 'connect:DeleteUser')

test('every new version is described with verdict, sentence, counts and actions, newest first', async () => {
  const { stdout } = await describe({
    'policies/Sample/v2.json': broader,
    'policies/Sample/v3.json': narrower,
  })
  expect(stdout).toMatch(
    /^### `Sample` v3: − narrower\n\nCreated 2022-01-01T00:00:00Z. Anyone with this policy attached can no longer perform 1 action \(`connect:ListUsers`\)/,
  )
  expect(stdout).toContain(
    '\n| gained | lost | widened | narrowed | reshaped |\n| --: | --: | --: | --: | --: |\n| 0 | 1 | 0 | 0 | 0 |\n\n- lost: `connect:ListUsers`\n\n### `Sample` v2: + broader\n\n',
  )
  expect(stdout).toMatch(/Wildcards are expanded with the actions in `@cloud-copilot\/iam-data [\d.]+`\.\n$/)
})

test('the title gives the verdict of one version, or counts several', async () => {
  const one = await describe({ 'policies/Sample/v2.json': broader }, '--title')
  expect(one.stdout).toBe('Sample v2: broader\n')
  const two = await describe(
    { 'policies/Sample/v2.json': broader, 'policies/Sample/v3.json': narrower },
    '--title',
  )
  expect(two.stdout).toBe('2 versions of 1 policy: 1 narrower, 1 broader\n')
})

test('a first version and the versions in force are described', async () => {
  const policy = { ...soundContent['policies/Sample/policy.json'], defaultVersion: 'v1' }
  const other = { ...policy, name: 'Other', arn: 'arn:aws:iam::aws:policy/Other' }
  const { stdout } = await describe({
    'policies/Sample/policy.json': policy,
    'policies/Other/policy.json': other,
    'policies/Other/v1.json': { ...v1, policy: 'Other' },
  })
  expect(stdout).toContain(
    '### `Other` v1: first recorded version\n\nCreated 2020-01-01T00:00:00Z. It grants 1 action.',
  )
  expect(stdout).toContain('### In force\n\n- `Other`: v1\n- `Sample`: v1\n')
})

test('identical content has nothing to describe', async () => {
  expect(await describe({})).toEqual({ status: 0, stdout: 'Nothing has changed.\n', stderr: '' })
})

test('markup in a policy takes no effect in the text', async () => {
  const hostile = 'connect:`` @team\n\n# <img src=x> [a](https://example.org) |'
  const { stdout } = await describe({
    'policies/Sample/v2.json': versionOf('v2', '2021-01-01T00:00:00Z', 'connect:ListUsers', hostile),
  })
  expect(stdout).toContain('``` connect:`` @team # <img src=x> [a](https://example.org) | ```')
  expect(stdout.replaceAll(/``` .*? ```/g, '')).not.toMatch(/@team|<img|example\.org/)
})

test('the text describes as much as GitHub accepts and counts the rest', async () => {
  const namesOf = (year: number) =>
    Array.from({ length: 20 }, (_, index) => `connect:${'x'.repeat(1_000)}${year}${index}`)
  const versions = [2021, 2022, 2023].map((year, index) => [
    `policies/Sample/v${index + 2}.json`,
    versionOf(`v${index + 2}`, `${year}-01-01T00:00:00Z`, ...namesOf(year)),
  ])
  const { stdout } = await describe(Object.fromEntries(versions))
  expect(stdout.length).toBeLessThan(65_536)
  expect(stdout.slice(-200)).toContain('\n… and 2 more versions that did not fit here.\n')
})

test('invalid arguments exit with 2, unreadable content with 1', async () => {
  const run = (...args: readonly string[]) => runScript({ script: 'describe-changes.ts', args })
  expect(run().status).toBe(2)
  expect(run('--titel', 'x').status).toBe(2)
  expect(run('no/such/folder')).toMatchObject({ status: 1, stdout: '' })
})

test.each([
  ['a*b_c', 'a\\*b\\_c'],
  ['<b>&amp;', '\\<b\\>\\&amp;'],
  ['two\nlines', 'two lines'],
  ['@team #1', '@\u200bteam #\u200b1'],
  ['https://example.org', 'https:\u200b//example.org'],
])('%j is written as %j', (text, markdown) => {
  expect(escapeMarkdown(text)).toBe(markdown)
})

test.each([
  ['connect:*', '`connect:*`'],
  ['a`b', '`` a`b ``'],
  ['``', '``` `` ```'],
])('the name %j is written as %j', (text, markdown) => {
  expect(toCode(text)).toBe(markdown)
})

test('policies outside the catalog that come into the list are described', async () => {
  const scopes = [{ statement: 0, resource: '*', conditions: [], limitedBy: [] }]
  const added = {
    'site.json': { ...soundContent['site.json'], subject: 'Spa', ownServices: ['connect'] },
    'reach.json': {
      snapshot: 'sample 1',
      takenAt: '2020-01-01T00:00:00Z',
      archive: 'archive 1',
      newestVersion: '2020-01-01T00:00:00Z',
      policyCount: 1,
      retired: [],
      actions: { connect: ['ListUsers'] },
    },
    'reach/Guest.json': {
      policy: 'Guest',
      arn: 'arn:aws:iam::aws:policy/Guest',
      breadth: 'named-services',
      versions: [{ version: 'v1', sources: ['test'], gained: ['connect:*'] }],
      grants: [{ status: 'full', actions: ['connect:*'], scopes }],
    },
  }
  const { stdout, stderr } = await describe(added)
  expect(stderr).toBe('')
  expect(stdout).toContain('### Other policies\n\n- `Guest`: reaches 1 action, new in the list\n')
  expect((await describe(added, '--title')).stdout).toBe('Record 1 change in the reach of other policies\n')
})
