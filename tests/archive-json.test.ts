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
  versions.map(({ id, document }) => ({ name, id, document, text: JSON.stringify(document) })),
)

type Archived = (typeof archive)[number]

/** Build a site in which each of these versions is a policy of its own. */
function siteOf(versions: readonly Archived[]) {
  return buildSite(
    {
      settings: { title: 'Catalog', asOf: snapshot.takenAt, tagAuthority: 'catalog.example' },
      firstSeen: { oldestSnapshot: '2019-09-13', newestSnapshot: '2026-01-01', actions: {} },
      risks: [],
      announcements: [],
      examples: [],
      policies: versions.map(({ name, id, document }) => {
        const policy = `${name}-${id}`
        return {
          record: { name: policy, arn: `arn:aws:iam::aws:policy/${policy}`, kind: 'managed' },
          versions: [{ policy, version: id, created: '2020-01-01T00:00:00Z', sources: ['test'], document }],
        }
      }),
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
function expectAsPlain({ name, id, document }: Archived): number {
  const policy = policyOf.get(document)
  if (policy === undefined) throw new Error(`the site has no ${name} ${id}`)
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

const statementsOf = ({ Statement }: PolicyDocument) => [Statement].flat()
const operatorsOf = (document: PolicyDocument) =>
  statementsOf(document).flatMap(({ Condition }) => Object.keys(Condition ?? {}))
const hasText =
  (pattern: RegExp) =>
  (_: PolicyDocument, text: string): boolean =>
    pattern.test(text)

/** Uncommon forms in a document that affect what it grants. */
const forms: readonly (readonly [form: string, isIn: (document: PolicyDocument, text: string) => boolean])[] =
  [
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
        statementsOf(document).some(({ Resource }) =>
          [Resource].flat().some((value) => value?.includes('?')),
        ),
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

/** The shortest versions with each form, and some at random. */
const having = forms.map(
  ([form, isIn]) =>
    [
      form,
      archive
        .filter(({ document, text }) => isIn(document, text))
        .sort((a, b) => a.text.length - b.text.length)
        .slice(0, 3),
    ] as const,
)
const chosen = takeAtRandom(archive, 200, seed)
const site = siteOf([...new Set([...chosen, ...having.flatMap(([, versions]) => versions)])])
const policyOf = new Map(site.policies.map((policy) => [policy.latest.record.document, policy]))

test(`the JSON of 200 versions matches the plain implementation (SEED=${seed})`, {
  timeout: 600_000,
}, () => {
  const actions = chosen.reduce((sum, version) => sum + expectAsPlain(version), 0)
  console.log(
    `Figures: ${chosen.length} random versions, ${actions} actions in their JSON, all as in the plain implementation`,
  )
})

test.each(having)(
  '%s, as AWS writes it, gives the same result as the plain implementation',
  { timeout: 600_000 },
  (_, versions) => {
    // If AWS no longer used a form, nothing would test it.
    expect(versions.length).toBeGreaterThan(0)
    for (const version of versions) expectAsPlain(version)
  },
)
