import { expect, test } from 'vitest'
import { computeAccess } from '../../core/access/access.ts'
import sample from '../../core/fixtures/sample-snapshot.json' with { type: 'json' }
import { policyDocument } from '../../core/records/policy-document.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import { buildSite } from '../../site/site.ts'
import { createUrls } from '../../site/urls.ts'
import { splitName } from '../words/names.ts'
import { countMatrixRows, toMatrixCsv, toPoliciesMatrix, toVersionsMatrix } from './matrix-rows.ts'
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

test('the matrix has a row for each action that a newest version grants or denies, with its status', () => {
  const expected = new Map<string, string[]>()
  real.policies.forEach(({ latest }, column) => {
    for (const { name, outcome } of computeAccess(latest.policy, real.index).actions.values()) {
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

test('the CSV has a line for each row and a column for each policy', () => {
  const lines = toMatrixCsv(toPoliciesMatrix(real)).split('\r\n')
  expect(lines[0]).toMatch(/^action,service,access level,AmazonConnectCampaignsServiceLinkedRolePolicy v5,/)
  expect(lines).toHaveLength(toMatrixView(real).rowCount + 2)
  expect(lines).toContain('connect:StartContactRecording,connect,Write,,full,,full,,,full,,')
})

test('the CSV of a policy has a column for each version, the newest first', () => {
  const { site, policy } = siteOf([allow('connect:CreateUser', '*')], [allow('connect:CreateUser', user)])
  expect(toMatrixCsv(toVersionsMatrix(site, policy))).toBe(
    'action,service,access level,v2,v1\r\nconnect:CreateUser,connect,Write,scoped,full\r\n',
  )
})

test('counting the rows of the matrix of all policies gives the number that it has', () => {
  expect(countMatrixRows(real)).toBe(toPoliciesMatrix(real).rows.length)
})
