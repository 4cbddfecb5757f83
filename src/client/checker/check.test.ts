// Tests what the checker page would show for a text, and which files it requests.
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { realPolicy, realSite as site } from '../../../tests/support/real-site.ts'
import { getSiteJson } from '../../../tests/support/site-json.ts'
import { lintPolicy } from '../../core/checker/lint-policy.ts'
import { createChecker } from './check.ts'
import type { CheckAnswer, CheckRequest } from './messages.ts'
import { createReferences } from './references.ts'

const { urls } = site
const newest = realPolicy('AmazonConnectReadOnlyAccess').latest

type Fields = Readonly<Record<string, unknown>>

const policy = (...statements: readonly Fields[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((fields) => ({ Effect: 'Allow', Resource: '*', ...fields })),
  })

/** A policy that may attach only these managed policies of AWS. */
function attaching(...names: readonly string[]) {
  const arns = names.map((name) => `arn:aws:iam::aws:policy/${name}`)
  return policy({
    Action: 'iam:AttachRolePolicy',
    Resource: 'arn:aws:iam::210987654321:role/desk',
    Condition: { ArnEquals: { 'iam:PolicyARN': arns } },
  })
}

function startChecker(get: (path: string) => Promise<unknown> = getSiteJson) {
  const asked: string[] = []
  const references = createReferences(urls, (path) => {
    asked.push(path)
    return get(path)
  })
  const check = createChecker(urls, references)
  const run = (text: string, request: Partial<CheckRequest> = {}) =>
    check({ id: 1, home: '/', text, since: '2023-03-07', against: '', ...request })
  return { run, asked }
}

const { run } = startChecker()

async function grantedBy(text: string, request: Partial<CheckRequest> = {}) {
  const { granted } = await run(text, request)
  if (typeof granted === 'string') throw new Error(granted)
  return granted
}

const findingsOf = ({ findings }: CheckAnswer) =>
  findings.listed.map(({ line, column, rule, severity, message, tip }) => ({
    line,
    column,
    rule,
    severity,
    message,
    tip,
  }))

const byCommand = (text: string) =>
  lintPolicy(text, site.index, site.lintOptions).map(({ line, column, rule, severity, message, tip }) => ({
    line,
    column,
    rule,
    severity,
    message,
    tip,
  }))

const originals = globSync('src/core/checker/originals/*.txt').map((file) => [
  file,
  readFileSync(file, 'utf8'),
])

test.each(originals)('the page finds in %s what the command finds', async (_, text = '') => {
  expect(findingsOf(await run(text))).toEqual(byCommand(text))
})

test.each(
  site.policies.map(({ name, latest }) => [name, JSON.stringify(latest.record.document, null, 2)] as const),
)('the page finds in the newest %s what the command finds', async (_, text) => {
  expect(findingsOf(await startChecker().run(text))).toEqual(byCommand(text).slice(0, 200))
})

test.each([
  policy({ Action: '*' }),
  policy({ NotAction: 'iam:*' }),
  policy({ NotAction: 'connect:*', Resource: 'arn:aws:iam::210987654321:role/*' }),
  policy({ Action: ['conect:ListUsers', 'connect:ListUserz', 'CONNECT:ListUsers', 's3*:Get*'] }),
  policy({
    Action: 'connect:ListUsers',
    Condition: { StringEquals: { 'iam:PassedToServce': 'x', 'nope:Key': 'y' } },
  }),
  policy({ Action: 'connect:DescribeUser', Resource: 'arn:aws:conect:us-west-2:210987654321:instance/*' }),
  policy({ Action: 'connect:DescribeUser', Resource: 'arn:aws:catalog:us-west-2:210987654321:instance/*' }),
  policy({
    Action: ['connect:GetFederationTokens', 'connect:CreateInstance', 'connect:StartContactRecordin'],
  }),
  policy({ Action: '*', Effect: 'Deny' }, { Action: 'connect:*' }),
  attaching('AmazonConnect_FullAcess'),
  attaching('service-role/NoSuchPolicyAtAll', 'AmazonConnectFullAccess', 'AmazonConnect_FullAccess'),
  policy({ Action: 'iam:GetPolicy', Resource: 'arn:aws-us-gov:iam::aws:policy/AdministratorAcess' }),
])('the page finds in %s what the command finds', async (text) => {
  expect(findingsOf(await startChecker().run(text))).toEqual(byCommand(text))
})

test('only the list and the services that a text names are requested', async () => {
  const { run: check, asked } = startChecker()
  await check(
    policy({
      Action: ['connect:*', 'nosuch:Thing', '../../evil:Get'],
      Condition: { Bool: { 'kms:ViaService': 'x' } },
    }),
  )
  expect(asked).toEqual([
    urls.json.referenceServices,
    urls.json.reference('connect'),
    urls.json.reference('kms'),
  ])
})

test('an unknown managed policy is found, with the name that was meant', async () => {
  expect(findingsOf(await run(attaching('AmazonConnect_FullAcess')))).toContainEqual(
    expect.objectContaining({
      rule: 'managed-policy',
      message: `AWS had no managed policy AmazonConnect_FullAcess on ${site.lintOptions.managedPolicies?.asOf}.`,
      tip: 'Did you mean AmazonConnect_FullAccess?',
    }),
  )
})

test.each<[string, string, boolean]>([
  ['an ARN of AWS’s', attaching('AmazonConnect_FullAccess'), true],
  ['one with an escape in it', attaching('AmazonConnect_FullAccess').replace(':policy/', ':policy\\/'), true],
  [
    'an ARN of an account',
    policy({ Action: 'iam:GetPolicy', Resource: 'arn:aws:iam::210987654321:policy/Own' }),
    false,
  ],
  ['a wildcard for a name', attaching('*'), false],
  ['no ARN at all', policy({ Action: 'iam:GetPolicy' }), false],
])('with %s, the names of managed policies load only if needed', async (_, text, isAsked) => {
  const { run: check, asked } = startChecker()
  await check(text)
  await check(text)
  expect(asked.filter((path) => path === urls.json.managedPolicies)).toHaveLength(isAsked ? 1 : 0)
})

test('without the names, retired managed policies are found and none is called unknown', async () => {
  const { run: check } = startChecker(async (path) =>
    path === urls.json.managedPolicies ? undefined : getSiteJson(path),
  )
  const found = findingsOf(await check(attaching('NoSuchPolicyAtAll', 'AmazonConnectFullAccess')))
  expect(found.filter(({ rule }) => rule === 'managed-policy').map(({ message }) => message)).toEqual([
    expect.stringContaining('no longer publishes the managed policy AmazonConnectFullAccess'),
  ])
})

test('a service whose file cannot be loaded is not checked, and none of its actions is called unknown', async () => {
  const { run: check } = startChecker(async (path) =>
    path.includes('connect') ? undefined : getSiteJson(path),
  )
  const answer = await check(policy({ Action: ['connect:ListUserz', 's3:GetObject'] }))
  expect(findingsOf(answer).map(({ rule }) => rule)).toEqual(['not-checked'])
  expect(answer.granted).toMatchObject({
    access: { notes: [expect.stringContaining('of connect could not be loaded')] },
  })
})

test('a file of another snapshot counts as one that cannot be loaded', async () => {
  const { run: check } = startChecker(async (path) => {
    const json = await getSiteJson(path)
    return path.endsWith('connect.json') ? { ...(json as object), snapshot: 'older' } : json
  })
  expect(findingsOf(await check(policy({ Action: 'connect:ListUserz' }))).map(({ rule }) => rule)).toEqual([
    'not-checked',
  ])
})

test('without the list nothing is checked, and the page says so', async () => {
  const { run: check } = startChecker(async () => undefined)
  const answer = await check(policy({ Action: ['connect:ListUserz', 's3:GetObject'] }))
  expect(findingsOf(answer).map(({ rule }) => rule)).toEqual(['not-checked', 'not-checked'])
  expect(answer.warning).toContain('no action was checked')
})

test('wildcards are expanded by service and level', async () => {
  const { access } = await grantedBy(
    policy({ Action: 'connect:*' }, { Action: 'connect:Delete*', Effect: 'Deny' }),
  )
  const [connect] = access.services
  const all = site.index.expand('connect:*').length
  const denied = site.index.expand('connect:Delete*').length
  expect(connect).toMatchObject({ prefix: 'connect', counts: { full: all - denied, scoped: 0, denied } })
  expect(access.levels).toEqual(['Tagging', 'Write', 'Read', 'List'])
  expect(access.unlisted).toBeUndefined()
})

test('an action that AWS does not list is shown, but not counted', async () => {
  const { access } = await grantedBy(policy({ Action: ['connect:ListUserz', 'connect:ListUsers'] }))
  const [connect] = access.services
  expect(connect?.counts).toMatchObject({ full: 1, scoped: 0 })
  expect(connect?.groups[0]?.levels.flatMap(({ actions }) => actions.map(({ name }) => name))).toContain(
    'connect:ListUserz',
  )
  expect(access.summary).toBe(
    'It grants 1 action in 1 service that it names: 1 full, 0 scoped. 1 name that AWS’s reference does not list is not counted.',
  )
  expect((await grantedBy(policy({ Action: 'connect:ListUserz' }))).access.summary).toContain(
    'grants no actions',
  )
})

test('a bare * is counted but not expanded', async () => {
  const { access } = await grantedBy(policy({ Action: '*' }))
  expect(access.services).toEqual([])
  expect(access.unlisted).toEqual({
    text: `${site.index.snapshot.services.length} other services`,
    status: 'full',
    actions: site.index.all.length,
  })
  expect(access.notes[0]).toContain(`${site.index.all.length.toLocaleString('en')} actions`)
  expect(access.summary).toBe(
    `It grants ${site.index.all.length.toLocaleString('en')} actions in ${site.index.snapshot.services.length} other services, which it does not name: full.`,
  )
})

test('what a * grants is summed by service and risk', async () => {
  const { access } = await grantedBy(policy({ Action: '*' }))
  const [first] = access.sums?.classes ?? []
  const iam = access.sums?.services.find(({ prefix }) => prefix === 'iam')
  const risky = site.index
    .expand('iam:*')
    .filter(({ name }) => site.risks.find(name)?.classes.includes('privilege-escalation'))
  expect([first, iam?.counts[0]]).toEqual(['privilege escalation', risky.length])
  expect((await grantedBy(policy({ Action: 'iam:*' }))).access.sums).toBeUndefined()
})

test('a NotAction counts every action except those it excludes', async () => {
  const { access, risks } = await grantedBy(policy({ NotAction: 'connect:*' }))
  const count = site.index.all.length - site.index.expand('connect:*').length
  expect(access.notes[0]).toContain(`${count.toLocaleString('en')} actions`)
  expect(access.unlisted?.actions).toBe(count)
  expect(
    risks.flatMap((ofClass) => ofClass.risks.flatMap(({ actions }) => actions.map(({ name }) => name))),
  ).toContain('iam:PassRole')
})

test('growth says what a wildcard matched on a day and matches now, as the policy’s page does', async () => {
  const { growth } = await grantedBy(policy({ Action: 'connect:*' }))
  expect(growth?.wildcards).toEqual([
    { pattern: 'connect:*', text: 'matched 178 known actions on 7 March 2023 and 387 on 26 September 2026' },
  ])
  expect(growth?.sentence).toContain('210 actions added by AWS, and 1 action retired')
})

test('growth leaves out services without dates', async () => {
  expect((await grantedBy(policy({ Action: 'ec2:*' }))).growth).toBeUndefined()
  const { growth } = await grantedBy(policy({ Action: ['ec2:*', 'connect:*'] }))
  expect(growth?.wildcards.map(({ pattern }) => pattern)).toEqual(['connect:*'])
  expect(growth?.notes).toEqual([expect.stringContaining('ec2')])
})

test.each(site.policies.map(({ name }) => name))(
  'the policy nearest to the newest %s is itself',
  async (name) => {
    const { record } = realPolicy(name).latest
    const { comparison } = await grantedBy(JSON.stringify(record.document), { against: 'nearest' })
    expect(comparison).toMatchObject({
      verdict: 'same',
      nearness: `This grants exactly what ${name} ${record.version} grants.`,
    })
  },
)

test('a managed policy with three more actions is described as such', async () => {
  const { Version, Statement } = newest.record.document
  const more = {
    Effect: 'Allow',
    Action: ['connect:CreateUser', 'connect:DeleteUser', 'connect:CreateQueue'],
    Resource: '*',
  }
  const text = JSON.stringify({ Version, Statement: [Statement, more].flat() })
  const { comparison } = await grantedBy(text, { against: 'nearest' })
  expect(comparison).toMatchObject({
    nearness: `This is AmazonConnectReadOnlyAccess ${newest.id} plus 3 actions.`,
    verdict: 'broader',
    tally: [{ kind: 'gained', count: 3 }],
  })
})

test('the verdict against a chosen version is the site’s own', async () => {
  const role = realPolicy('AmazonConnectServiceLinkedRolePolicy')
  const [from, to] = role.versions.slice(-2)
  if (from === undefined || to === undefined) throw new Error('too few versions')
  const { comparison } = await grantedBy(JSON.stringify(to.record.document), {
    against: `${role.name}@${from.id}`,
  })
  const { verdict, changes } = site.compare(from, to)
  if (typeof comparison !== 'object') throw new Error(comparison)
  expect(comparison.verdict).toBe(verdict)
  expect(comparison.sections.reduce((sum, { count }) => sum + count, 0)).toBe(changes.length)
})

test('a * is broader than any policy in the catalog, and near to none', async () => {
  const { comparison } = await grantedBy(policy({ Action: '*' }), { against: 'AmazonConnect_FullAccess@v4' })
  expect(comparison).toMatchObject({
    verdict: 'broader',
    sentence: [expect.stringContaining('other services')],
  })
  const { comparison: nearest } = await grantedBy(policy({ Action: '*' }), { against: 'nearest' })
  expect(nearest).toMatchObject({ nearness: expect.stringContaining('No policy in the catalog is close.') })
})

test('there is no verdict where it would be a guess', async () => {
  const { comparison } = await grantedBy(policy({ Action: '*:List*' }), { against: 'nearest' })
  expect(comparison).toContain('npm run compare:policy')
  const { run: check } = startChecker(async (path) => (path.includes('/s3') ? undefined : getSiteJson(path)))
  const { granted } = await check(policy({ Action: 'connect:ListUsers' }), { against: 'nearest' })
  expect(granted).toMatchObject({
    comparison: expect.stringContaining('The actions of s3 could not be loaded'),
  })
})

test('sensitive actions are listed with their reason', async () => {
  const { risks } = await grantedBy(policy({ Action: ['iam:PassRole', 'connect:ListTagsForResource'] }))
  expect(risks).toMatchObject([
    {
      name: 'privilege escalation',
      count: '1 action',
      risks: [{ actions: [{ name: 'iam:PassRole', status: 'full' }] }],
    },
  ])
})

test.each([
  ['', 'can be read'],
  ['{"Version": "2012-10-17"}', 'no statement'],
  [policy({}), 'an Effect, an Action and a Resource'],
  [policy(...Array.from({ length: 301 }, () => ({ Action: 'connect:*' }))), 'longer than IAM accepts'],
])('for %.60s the page says why it cannot show grants', async (text, why) => {
  expect((await run(text)).granted).toContain(why)
})

test('among very many findings, the worst are listed and the rest are counted', async () => {
  const text = policy({ Action: [...Array.from({ length: 5_000 }, () => 'connect:ListUsers'), 'connect:No'] })
  const { findings } = await run(text)
  expect(findings.listed).toHaveLength(200)
  expect(findings.more).toBeGreaterThan(4_700)
  expect(findings.listed.some(({ rule }) => rule === 'unknown-action')).toBe(true)
})
