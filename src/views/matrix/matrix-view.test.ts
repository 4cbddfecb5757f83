import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { computeAccess } from '../../core/access/access.ts'
import sample from '../../core/fixtures/sample-snapshot.json' with { type: 'json' }
import { policyDocument } from '../../core/records/policy-document.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import { buildSite } from '../../site/site.ts'
import { listOwnServices } from '../../site/subject.ts'
import { createUrls } from '../../site/urls.ts'
import { splitInTwo, splitName } from '../words/names.ts'
import { countMatrixRows, toPoliciesMatrix } from './matrix-rows.ts'
import { type MatrixView, toMatrixView, toPolicyMatrixView } from './matrix-view.ts'

const urls = createUrls('https://example.org', '/')
const content = await loadContent()
const real = buildSite(content, await loadSnapshot(), urls)

const user = 'arn:aws:connect:*:*:instance/*/agent/*'
const allow = (action: string, resource: string) => ({ Effect: 'Allow', Action: action, Resource: resource })

/** Build a site with one policy whose versions have these statements, with the sample snapshot. */
function siteOf(...versions: readonly (readonly unknown[])[]) {
  const record = {
    name: 'Sample',
    arn: 'arn:aws:iam::aws:policy/Sample',
    kind: 'managed',
    status: 'current',
    summary: 'For tests.',
    attachedTo: 'Nobody.',
    source: 'https://example.org/',
    companions: [],
  } satisfies PolicyRecord
  const records = versions.map((statements, i) => ({
    policy: 'Sample',
    version: `v${i + 1}`,
    created: `2020-01-0${i + 1}T00:00:00Z`,
    sources: ['test'],
    document: policyDocument.parse({ Version: '2012-10-17', Statement: statements }),
  }))
  const site = buildSite({ ...content, policies: [{ record, versions: records }] }, sample, urls)
  return { site, policy: site.policies[0] as PolicyModel }
}

const rowsOf = (view: MatrixView) =>
  view.services.flatMap(({ prefix, levels }) =>
    levels.flatMap(({ rows }) =>
      rows.map(({ name, cells }) => [
        `${prefix}:${name}`,
        ...cells.map((cell) => (cell ? [cell.status, cell.scope?.text].filter(Boolean).join(' ') : '')),
      ]),
    ),
  )

test('the newest version comes first, and versions that are alike share a column', () => {
  const [wide, narrow] = [[allow('connect:CreateUser', '*')], [allow('connect:CreateUser', user)]]
  const { site, policy } = siteOf(narrow, wide, wide, wide, wide, narrow)
  const view = toPolicyMatrixView(site, policy)
  const heads = view.services[0]?.columns.map(({ links, joiner, note }) => [
    links.map(({ pieces }) => pieces.join('')).join(joiner),
    note,
  ])
  expect(heads).toEqual([
    ['v6', '6 January 2020'],
    ['v2 to v5', 'from 2 January 2020'],
    ['v1', '1 January 2020'],
  ])
  expect(rowsOf(view)).toEqual([['connect:CreateUser', 'scoped 1', 'full', 'scoped 1']])
})

test('a shared column links to the statement of its newest version', () => {
  const { site, policy } = siteOf(
    [allow('connect:CreateUser', '*')],
    [allow('connect:DescribeUser', '*'), allow('connect:CreateUser', '*')],
  )
  const [first] = toPolicyMatrixView(site, policy).services[0]?.levels[0]?.rows[0]?.cells ?? []
  expect(first?.href).toBe('/policies/Sample/v2/#s1')
})

test('an action that is not in the snapshot is marked, and a later wildcard still grants it', () => {
  const { site, policy } = siteOf([allow('connect:Retired', '*')], [allow('connect:*', '*')])
  const rows = toPolicyMatrixView(site, policy).services[0]?.levels.at(-1)
  expect(rows).toMatchObject({ level: 'Not in the snapshot', rows: [{ name: 'Retired', unknown: true }] })
  expect(rows?.rows[0]?.cells.map((cell) => cell?.status)).toEqual(['full', 'full'])
})

test.each([
  ['AmazonConnect_FullAccess', 'Amazon Connect_ Full Access'],
  ['AmazonConnectVoiceIDFullAccess', 'Amazon Connect Voice ID Full Access'],
  ['ListUsers', 'List Users'],
])('%s is split as %s', (name, pieces) => {
  expect(splitName(name).join(' ')).toBe(pieces)
})

test.each([
  ['AmazonConnect_FullAccess', 'AmazonConnect_ FullAccess'],
  ['AmazonConnectCampaignsServiceLinkedRolePolicy', 'AmazonConnectCampaigns ServiceLinkedRolePolicy'],
  ['SecurityAudit', 'Security Audit'],
  ['Sample', 'Sample'],
])('%s has the lines %s', (name, lines) => {
  expect(splitInTwo(name).join(' ')).toBe(lines)
})

test('no name of the catalog has a line of more than 32 letters', () => {
  const lines = [...real.policies, ...real.reach.policies].flatMap(({ name }) => splitInTwo(name))
  expect(lines.filter((line) => line.length > 32)).toEqual([])
})

test('policies in use come first, and retired ones last', () => {
  const notes = toMatrixView(real).services[0]?.columns.map(({ note }) => note.replace(/^v\d+/, ''))
  const inUse = real.policies.filter(({ record }) => record.status === 'current' && !record.serviceStatus)
  expect(notes).toEqual([...inUse.map(() => ''), ', ended', ', retired'])
})

test('the services of the site come first, in the order of its settings', () => {
  const own = listOwnServices(real)
  const prefixes = toMatrixView(real).services.map(({ prefix }) => prefix)
  const granted = own.filter((prefix) => prefixes.includes(prefix))
  expect(granted.length).toBeGreaterThan(5)
  expect(prefixes.slice(0, granted.length)).toEqual(granted)
  expect(prefixes.slice(granted.length)).toEqual(prefixes.slice(granted.length).toSorted())
})

test('the matrix has a row for each action that an Allow of a newest version matches, with its status', () => {
  const expected = new Map<string, string[]>()
  const columns = toMatrixView(real).columnIds.map((id) => real.policies.find(({ name }) => name === id))
  expect(new Set(columns)).toEqual(new Set(real.policies))
  columns.forEach((policy, column) => {
    if (policy === undefined) throw new Error('a column without a policy')
    for (const { name, outcome } of computeAccess(policy.latest.policy, real.index).actions.values()) {
      const row = expected.get(name) ?? real.policies.map(() => '')
      row[column] = outcome.status
      expected.set(name, row)
    }
  })
  const shown = rowsOf(toMatrixView(real)).map(([name = '', ...cells]) => [
    name,
    cells.map((cell) => cell.split(' ')[0]),
  ])
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(expected))
  expect(shown).toHaveLength(expected.size)
})

test.each(real.policies.map((policy) => [policy.name, policy] as const))(
  'every version of %s has its statuses in the column that represents it',
  (_, policy) => {
    for (const { prefix, columns, levels } of toPolicyMatrixView(real, policy).services) {
      for (const version of policy.versions) {
        const column = columns.findIndex(({ members }) => members.includes(version.id))
        const shown = levels.flatMap(({ rows }) =>
          rows.flatMap(({ name, cells }) => {
            const status = cells[column]?.status
            return status === undefined ? [] : [`${prefix}:${name} ${status}`]
          }),
        )
        const granted = [...version.access.actions.values()]
          .filter(({ name }) => name.startsWith(`${prefix}:`))
          .map(({ name, outcome }) => `${name} ${outcome.status}`)
        expect(shown.sort()).toEqual(granted.sort())
      }
    }
  },
)

test('the service-linked role needs at most 14 columns for its 35 versions', () => {
  const policy = real.policies.find(({ name }) => name === 'AmazonConnectServiceLinkedRolePolicy')
  const view = policy && toPolicyMatrixView(real, policy)
  expect(Math.max(...(view?.services.map(({ columns }) => columns.length) ?? []))).toBe(14)
})

test('the page lists exactly the scopes that its cells refer to', () => {
  const view = toMatrixView(real)
  const used = view.services.flatMap(({ levels }) =>
    levels.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.scope ? [cell.scope.id] : []))),
    ),
  )
  expect([...new Set(used)]).toEqual(view.scopes.map(({ id }) => id))
})

test('counting the rows of the matrix of all policies gives the number that it has', () => {
  expect(countMatrixRows(real)).toBe(toPoliciesMatrix(real).rows.length)
})

test('an unlisted action that policies spell in several ways is linked to its one page', () => {
  const allow = (Action: string) => [{ Effect: 'Allow', Action, Resource: '*' }]
  const [one, other] = [smallSite(allow('a:gone')), smallSite(allow('a:Gone'))]
  const policies = [...one.policies, ...other.policies.map((policy) => ({ ...policy, name: 'Other' }))]
  const site = { ...one, policies }
  const hrefs = policies.map((policy) => {
    const { services } = toPolicyMatrixView(site, policy)
    return services[0]?.levels[0]?.rows[0]?.href
  })
  expect(hrefs).toEqual(['/base/actions/a/gone/', '/base/actions/a/gone/'])
})

const deny = (...Action: readonly string[]) => ({ Effect: 'Deny', Action, Resource: '*' })
const star = (action: string) => allow(action, '*')

test.each([
  [
    'one version',
    [[star('connect:CreateUser')]],
    '1 action in 1 service that Allow statements of the only recorded version match, based on one snapshot of actions.',
  ],
  [
    'versions that deny nothing else',
    [[star('connect:CreateUser')], [star('connect:CreateUser'), deny('connect:CreateUser')]],
    '1 action in 1 service that Allow statements of the 2 recorded versions match, newest first, based on one snapshot of actions. Consecutive versions that treat every action in a table the same share a column.',
  ],
  [
    'versions that deny other actions',
    [[star('connect:CreateUser')], [star('connect:CreateUser'), deny('x:Unlisted')]],
    '1 action in 1 service that Allow statements of the 2 recorded versions match, newest first, based on one snapshot of actions. Actions that a version only denies have no row. Consecutive versions that treat every action in a table the same share a column, whatever else they deny.',
  ],
  [
    'versions that only deny',
    [[deny('connect:CreateUser')], [deny('connect:*')]],
    'No Allow statement of the 2 recorded versions matches an action, so there is nothing to list. Actions that a version only denies have no row.',
  ],
  [
    'a version that allows no action that exists',
    [[star('connect:Nope*')]],
    'No Allow statement of the only recorded version matches an action, so there is nothing to list.',
  ],
])('the rows of %s are introduced as what they are', (_, versions, lead) => {
  const { site, policy } = siteOf(...versions)
  expect(toPolicyMatrixView(site, policy).lead).toBe(lead)
})

test('the description of a policy’s matrix says whether it has rows', () => {
  const [granting, denying] = [siteOf([star('connect:CreateUser')]), siteOf([deny('connect:CreateUser')])]
  expect(toPolicyMatrixView(granting.site, granting.policy).description).toBe(
    'Which version of Sample grants which action, and where a Deny overrides that, by service and access level.',
  )
  expect(toPolicyMatrixView(denying.site, denying.policy).description).toBe(
    'No Allow statement of Sample matches an action, so its permission matrix has no rows.',
  )
})

test('the matrix of all policies says that actions that are only denied have no row', () => {
  const { site } = siteOf([star('connect:CreateUser'), deny('connect:DescribeUser')])
  expect(toMatrixView(site).lead).toBe(
    '1 action in 1 service that Allow statements of the newest versions of 1 policy match. Wildcards are expanded and Deny is applied. Actions that a version only denies have no row.',
  )
})
