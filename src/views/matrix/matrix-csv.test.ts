import { expect, test } from 'vitest'
import { parseCsv } from '../../core/csv.ts'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import { buildSite } from '../../site/site.ts'
import { createUrls } from '../../site/urls.ts'
import { toMatrixCsv } from './matrix-csv.ts'
import { toPoliciesMatrix, toVersionsMatrix } from './matrix-rows.ts'

const site = buildSite(await loadContent(), await loadSnapshot(), createUrls('https://example.org', '/'))
const matrix = toPoliciesMatrix(site)
const [head = [], ...rows] = parseCsv(toMatrixCsv(site, matrix))
const titles = matrix.columns.map(({ title }) => title)
const fieldOf = (action: string, title: string) =>
  rows.find(([name]) => name === action)?.[head.indexOf(title)]

test('the CSV has a line for each row, and for each policy a status, a scope and conditions', () => {
  expect(head).toEqual([
    'action',
    'service',
    'access level',
    'risk',
    ...titles,
    ...titles.flatMap((title) => [`${title} scope`, `${title} conditions`]),
  ])
  expect(rows.map(([action]) => action)).toEqual(matrix.rows.map(({ name }) => name))
  expect(rows.every(({ length }) => length === head.length)).toBe(true)
})

test('statuses, the empty ones too, are those of the matrix', () => {
  expect(rows.map((fields) => titles.map((title) => fields[head.indexOf(title)]))).toEqual(
    matrix.rows.map(({ outcomes }) => outcomes.map((outcome) => outcome?.status ?? '')),
  )
  expect(rows.flat()).toContain('idle')
})

test('an action has its risks', () => {
  expect(fieldOf('connect:AdminGetEmergencyAccessToken', 'risk')).toBe(
    'privilege escalation, credentials exposure',
  )
  const withRisk = rows.flatMap(([action = '', , , risk]) => (risk === '' ? [] : [action]))
  const isMarked = (name: string) => site.risks.find(name) ?? site.destruction.find(name)
  expect(withRisk).toEqual(matrix.rows.flatMap(({ name }) => (isMarked(name) ? [name] : [])))
  expect(fieldOf('connect:DeleteContactFlow', 'risk')).toBe('destructive')
})

test('a scoped cell has its resources and conditions, and what never matches', () => {
  const title = titles.find((name) => name.startsWith('AmazonConnectServiceLinkedRolePolicy')) ?? ''
  expect(fieldOf('profile:AddProfileKey', `${title} scope`)).toBe(
    'arn:aws:profile:*:*:domains/amazon-connect-* | arn:aws:profile:*:*:/domains/amazon-connect-*, arn:aws:profile:*:*:/templates*',
  )
  expect(fieldOf('profile:AddProfileKey', `${title} conditions`)).toBe(
    `StringEquals aws:ResourceAccount: \${aws:PrincipalAccount} | idle: never matches a request`,
  )
})

test('every scoped cell has a scope, and as many conditions as parts, or none', () => {
  for (const { versions, name } of site.policies) {
    const policy = site.policies.find((other) => other.name === name)
    if (policy === undefined) throw new Error(name)
    const [versionHead = [], ...lines] = parseCsv(toMatrixCsv(site, toVersionsMatrix(site, policy)))
    for (const { id } of versions) {
      const [status, scope] = [versionHead.indexOf(id), versionHead.indexOf(`${id} scope`)]
      for (const fields of lines.filter((line) => line[status] === 'scoped')) {
        const [resources = '', conditions = ''] = fields.slice(scope, scope + 2)
        expect(resources).not.toBe('')
        if (conditions !== '') expect(conditions.split(' | ')).toHaveLength(resources.split(' | ').length)
      }
    }
  }
})
