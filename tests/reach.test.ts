// Computes who reaches the catalog's services again, in the plainest way, and compares that with the records.
import { expect, test } from 'vitest'
import { readPackage } from '../scripts/bench/read-archive.ts'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { loadContent } from '../src/data/records.ts'
import { toReachJson, toReachPolicyJson } from '../src/views/api/reach-json.ts'
import { toReachView } from '../src/views/reach/reach-view.ts'
import { asList, evaluate, type RawStatement } from './oracle/evaluate-request.ts'
import { isPossible } from './oracle/possible-request.ts'
import { realSite } from './support/real-site.ts'

type PolicyDocument = Parameters<typeof evaluate>[0]

const { settings, policies: catalog, reachBasis } = await loadContent()
const own = settings.ownServices ?? []
const actions = (await loadSnapshot()).services
  .filter(({ prefix }) => own.includes(prefix))
  .flatMap((service) => service.actions)
const archive = readPackage()
const inCatalog = new Set(catalog.map(({ record }) => record.name))

/** Keep of a document what can be about the services: their prefixes, open patterns, and NotAction. */
function shorten(document: PolicyDocument): PolicyDocument {
  const isAbout = (pattern: string) =>
    /^[^:]*[*?]/.test(pattern) || own.some((prefix) => pattern.toLowerCase().startsWith(`${prefix}:`))
  const statements = asList<RawStatement>(document.Statement).flatMap((statement) => {
    if (statement.NotAction !== undefined) return [statement]
    const kept = asList<string>(statement.Action).filter(isAbout)
    return kept.length === 0 ? [] : [{ ...statement, Action: kept }]
  })
  return { ...document, Statement: statements } as PolicyDocument
}

/** Values for the keys that a document's conditions ask, so that some request meets each of them. */
function listContexts(document: PolicyDocument): readonly ReadonlyMap<string, readonly string[]>[] {
  const entries = asList<RawStatement>(document.Statement).flatMap(({ Condition = {} }) =>
    Object.values(Condition).flatMap((keys) => Object.entries(keys)),
  )
  const filled = new Map(
    entries.map(([key, values]) => [
      key.toLowerCase(),
      [String(asList(values as string | readonly string[])[0] ?? 'x').replaceAll('*', 'x')],
    ]),
  )
  return [new Map(), filled]
}

/** Try plain requests: a resource of each type, and one for each resource that the document names. */
function isReached(document: PolicyDocument, { name, resourceTypes }: (typeof actions)[number]): boolean {
  const formats = resourceTypes.flatMap(({ arn }) => arn?.split(/,\s*(?=arn:)/) ?? [])
  const named = asList<RawStatement>(document.Statement).flatMap(({ Resource }) => asList<string>(Resource))
  const resources = [
    ...formats.map((format) =>
      format
        .replace(/\$\{Partition\}/g, 'aws')
        .replace(/\$\{Region\}/g, 'us-east-1')
        .replace(/\$\{Account\}/g, '111122223333')
        .replace(/\$\{[^}]*\}/g, 'x'),
    ),
    ...named.map((resource) =>
      resource
        .split(':')
        .map((field, i) =>
          i === 3 ? field.replace('*', 'us-east-1') : i === 4 ? field.replace('*', '111122223333') : field,
        )
        .join(':')
        .replaceAll('*', 'x'),
    ),
    '*',
  ]
  return listContexts(document).some((context) =>
    resources
      .map((resource) => ({ action: name, resource, context }))
      .some((request) => isPossible(request, { resourceTypes }) && evaluate(document, request) === 'allowed'),
  )
}

const reachedBy = new Map<string, readonly string[]>()

function listReached(document: unknown): readonly string[] {
  const short = shorten(document as PolicyDocument)
  const key = JSON.stringify(short)
  const known = reachedBy.get(key)
  if (known !== undefined) return known
  const found =
    asList(short.Statement).length === 0
      ? []
      : actions.filter((action) => isReached(short, action)).map(({ name }) => name)
  reachedBy.set(key, found)
  return found
}

const newest = archive.flatMap(({ name, versions }) => {
  const version = versions.at(-1)
  return version === undefined ? [] : [{ name, reached: listReached(version.document) }]
})
const reaching = newest.filter(({ reached }) => reached.length > 0)
const { reach } = realSite

test('25 policies of the archive reach the services, 7 of them in the catalog, 18 outside', () => {
  expect(reaching).toHaveLength(25)
  expect(reaching.filter(({ name }) => inCatalog.has(name))).toHaveLength(7)
  const outside = reaching.filter(({ name }) => !inCatalog.has(name)).map(({ name }) => name)
  expect(reach.policies.map(({ name }) => name)).toEqual(outside.sort())
  expect(reachBasis?.policyCount).toBe(archive.length)
})

test('the policies of the catalog that are not among the 7 are not in the archive or grant nothing there', () => {
  const others = catalog
    .map(({ record }) => record)
    .filter(({ name }) => !reaching.some((policy) => policy.name === name))
    .map(({ name, status }) => [name, status === 'retired', archive.some((policy) => policy.name === name)])
  expect(others).toEqual([
    ['AmazonConnectFullAccess', true, false],
    ['AppIntegrationsServiceLinkedRolePolicy', false, true],
  ])
})

test.each(reach.policies)('$name grants what plain requests find', ({ name, actions: granted }) => {
  const reached = newest.find((policy) => policy.name === name)?.reached ?? []
  expect([...granted.keys()].sort()).toEqual(reached.toSorted())
})

test.each(reach.policies)('$name: each version grants what plain requests find', ({ name, versions }) => {
  const archived = archive.find((policy) => policy.name === name)?.versions ?? []
  expect(versions.map(({ id }) => id)).toEqual(archived.map(({ id }) => id))
  for (const [i, { document }] of archived.entries()) {
    expect([...(versions[i]?.granted ?? [])].sort()).toEqual([...listReached(document)].sort())
  }
})

test('an action is granted in full where an Allow without a condition is on every resource and no Deny matches', () => {
  const matches = (statement: RawStatement, name: string) =>
    asList<string>(statement.Action ?? statement.NotAction).some((pattern) =>
      new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i').test(name),
    ) !==
    (statement.NotAction !== undefined)
  for (const { name, actions: granted } of reach.policies) {
    const document = archive.find((policy) => policy.name === name)?.versions.at(-1)?.document
    const statements = asList<RawStatement>(shorten(document as PolicyDocument).Statement)
    for (const action of granted.values()) {
      const matching = statements.filter((statement) => matches(statement, action.name))
      const isFull =
        matching.every(({ Effect }) => Effect === 'Allow') &&
        matching.some(
          ({ Resource, Condition }) => asList<string>(Resource).includes('*') && Condition === undefined,
        )
      expect(`${name} ${action.name} ${action.status}`).toBe(
        `${name} ${action.name} ${isFull ? 'full' : 'scoped'}`,
      )
    }
  }
})

test('policies that allow every service have a group of their own', () => {
  const view = toReachView(realSite)
  const [open, named] = view.groups
  expect(open?.rows.map(({ name }) => name).sort()).toEqual([
    'AIDevOpsAgentActionsPolicy',
    'AWSMcpServiceActionsFullAccess',
    'AdministratorAccess',
    'PowerUserAccess',
  ])
  expect(named?.rows).toHaveLength(14)
  expect(open?.rows.every(({ full, scoped }) => full + scoped === actions.length)).toBe(true)
  expect(view.summary[0]).toContain('18 other AWS managed policies, in addition to 7 of this catalog')
})

test('the JSON has the figures of the page', () => {
  const rows = toReachView(realSite).groups.flatMap((group) => group.rows)
  const json = toReachJson(realSite)
  expect(json.policies).toHaveLength(rows.length)
  for (const { name, actions: counts, since, newest: latest } of json.policies) {
    const row = rows.find((known) => known.name === name)
    expect([counts.full, counts.scoped, since, latest]).toEqual([
      row?.full,
      row?.scoped,
      row?.since.id,
      row?.newest.id,
    ])
  }
})

test('the changes of a policy add up to what it grants', () => {
  for (const policy of reach.policies) {
    const json = toReachPolicyJson(policy)
    const granted = new Set<string>()
    for (const { gained, lost } of json.versions) {
      for (const name of gained) expect(granted.has(name)).toBe(false)
      for (const name of lost) expect(granted.delete(name)).toBe(true)
      for (const name of gained) granted.add(name)
    }
    expect([...granted].sort()).toEqual(json.grants.flatMap((grant) => grant.actions).sort())
  }
})

test('every version is dated', () => {
  const undated = reach.policies.flatMap(({ versions }) =>
    versions.filter(({ date }) => date.created === undefined),
  )
  expect(undated).toEqual([])
})
