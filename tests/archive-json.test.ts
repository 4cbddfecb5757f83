// Compares the JSON of random versions from the archive of all AWS managed policies with the plain implementation.
import { expect, test } from 'vitest'
import { readPackage } from '../scripts/bench/read-archive.ts'
import { takeAtRandom } from '../scripts/bench/take-at-random.ts'
import { type Grant, statuses } from '../src/core/access/grant.ts'
import type { KnownAction } from '../src/core/actions/action.ts'
import { parsePolicy } from '../src/core/policy/policy.ts'
import type { PolicyDocument } from '../src/core/records/policy-document.ts'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { buildSite } from '../src/site/site.ts'
import { createUrls } from '../src/site/urls.ts'
import { toVersionJson } from '../src/views/api/version-json.ts'
import { computePlainAccess, type PlainOutcome } from './oracle/plain-access.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 32)
const snapshot = await loadSnapshot()
const archive = readPackage().flatMap(({ name, versions }) =>
  versions.map(({ id, document }) => ({ name, id, document })),
)

/** Build a site with only this version. */
function siteOf(name: string, id: string, document: PolicyDocument) {
  return buildSite(
    {
      settings: { title: 'Catalog', asOf: snapshot.takenAt, tagAuthority: 'catalog.example' },
      firstSeen: { oldestSnapshot: '2019-09-13', newestSnapshot: '2026-01-01', actions: {} },
      risks: [],
      announcements: [],
      examples: [],
      policies: [
        {
          record: { name, arn: `arn:aws:iam::aws:policy/${name}`, kind: 'managed' },
          versions: [
            { policy: name, version: id, created: '2020-01-01T00:00:00Z', sources: ['test'], document },
          ],
        },
      ],
    },
    snapshot,
    createUrls('https://catalog.example', '/'),
  )
}

const toGrant = ({ statement, resources, conditions, limits, unsupportedCondition, idle }: Grant) => ({
  statement,
  ...resources,
  conditions,
  limitedBy: [...new Set(limits.map((limit) => limit.statement))],
  ...(unsupportedCondition && { unsupportedCondition }),
  ...(idle && { idle }),
})

function toExpected({ name, facts }: KnownAction, { grants, cancelled, idle }: PlainOutcome) {
  return {
    action: name,
    accessLevel: facts?.accessLevel ?? 'Unknown',
    ...(facts === undefined && { unknown: true }),
    grants: grants.map(toGrant),
    ...(cancelled.length > 0 && {
      cancelled: cancelled.map(({ statement, resources, by, idle: never }) => ({
        statement,
        ...resources,
        by,
        ...(never && { idle: never }),
      })),
    }),
    ...(idle.length > 0 && { idle: idle.map(toGrant) }),
  }
}

/** Compare the JSON of one version with the plain implementation. Returns the number of its actions. */
function expectAsPlain({ name, id, document }: (typeof archive)[number]): number {
  const site = siteOf(name, id, document)
  const [policy] = site.policies
  if (policy === undefined) throw new Error('one policy is expected')
  const json = JSON.parse(JSON.stringify(toVersionJson(site, policy, policy.latest)))
  const plain = computePlainAccess(parsePolicy(document), site.index)
  const expected = [...plain].map(([key, outcome]) => {
    const action = site.index.find(key) ?? policy.latest.access.actions.get(key) ?? { name: key }
    return JSON.parse(JSON.stringify(toExpected(action, outcome)))
  })
  const byAction = (a: { action: string }, b: { action: string }) => (a.action < b.action ? -1 : 1)
  // Requests decide the status; tests/evidence.test.ts checks it.
  const statusOf: readonly string[] = json.access.map(({ status }: { status: string }) => status)
  const granted = json.access.map(({ status: _, ...action }: { action: string; status: string }) => action)
  expect(granted.toSorted(byAction), `${name} ${id}`).toEqual(expected.toSorted(byAction))
  const counted = statuses.map((status) => [status, statusOf.filter((one) => one === status).length])
  expect(json.counts, `${name} ${id}`).toEqual(Object.fromEntries(counted))
  return expected.length
}

test(`the JSON of 200 versions matches the plain implementation (SEED=${seed})`, {
  timeout: 600_000,
}, () => {
  const versions = takeAtRandom(archive, 200, seed)
  const actions = versions.reduce((sum, version) => sum + expectAsPlain(version), 0)
  console.log(
    `Figures: ${versions.length} random versions, ${actions} actions in their JSON, all as in the plain implementation`,
  )
})

const statementsOf = ({ Statement }: PolicyDocument) => [Statement].flat()
const operatorsOf = (document: PolicyDocument) =>
  statementsOf(document).flatMap(({ Condition }) => Object.keys(Condition ?? {}))
const hasText = (pattern: RegExp) => (document: PolicyDocument) => pattern.test(JSON.stringify(document))

/** Uncommon forms in a document that affect what it grants. */
const forms: readonly (readonly [form: string, isIn: (document: PolicyDocument) => boolean])[] = [
  ['one statement instead of a list', ({ Statement }) => !Array.isArray(Statement)],
  [
    'one action instead of a list',
    (document) => statementsOf(document).some(({ Action }) => typeof Action === 'string'),
  ],
  ['NotAction', (document) => statementsOf(document).some((statement) => 'NotAction' in statement)],
  ['NotResource', (document) => statementsOf(document).some((statement) => 'NotResource' in statement)],
  ['Deny', (document) => statementsOf(document).some(({ Effect }) => Effect === 'Deny')],
  ['a policy variable', hasText(/\$\{/)],
  [
    '? in a resource',
    (document) =>
      statementsOf(document).some(({ Resource }) => [Resource].flat().some((value) => value?.includes('?'))),
  ],
  ['an ARN of every partition', hasText(/"arn:\*:/)],
  // Each operator that occurs, with its quantifier and IfExists.
  ...[...new Set(archive.flatMap(({ document }) => operatorsOf(document)))]
    .sort()
    .map(
      (operator) =>
        [operator, (document: PolicyDocument) => operatorsOf(document).includes(operator)] as const,
    ),
]

test.each(forms)(
  '%s, as AWS writes it, gives the same result as the plain implementation',
  { timeout: 600_000 },
  (_, isIn) => {
    const having = archive
      .filter(({ document }) => isIn(document))
      .sort((a, b) => JSON.stringify(a.document).length - JSON.stringify(b.document).length)
    // If AWS no longer used a form, nothing would test it.
    expect(having.length).toBeGreaterThan(0)
    for (const version of having.slice(0, 3)) expectAsPlain(version)
  },
)
