// Tests that the reference JSON can be read back as every service of the snapshot, and how large it is.
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { realSite as site } from '../../../tests/support/real-site.ts'
import type { ActionFacts } from '../../core/actions/action.ts'
import { joinRecords, readService } from '../../core/open-world/service-reference.ts'
import { toDocumentsJson, toManagedPoliciesJson, toReferenceJson, toServicesJson } from './reference-json.ts'

const { services } = site.index.snapshot
const list = toServicesJson(site)
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value))
const references = services.map((service) => throughJson(toReferenceJson(site, service)))
const records = joinRecords(references, list)
const weightOf = (value: unknown) => gzipSync(JSON.stringify(value)).length

test('the list has every service with its number of actions, in the order of the snapshot', () => {
  expect(list.services.map(({ prefix, actions }) => [prefix, actions])).toEqual(
    services.map(({ prefix, actions }) => [prefix, actions.length]),
  )
  expect(list.services.find(({ prefix }) => prefix === 'connect')).toMatchObject({ page: true })
})

test('no service has the name of another file', () => {
  expect(
    list.services.filter(({ prefix }) => ['services', 'documents', 'managed-policies'].includes(prefix)),
  ).toEqual([])
})

/** The files leave out that an action requires no others, or has an API operation, and which type asks for what or lists a key. */
function withoutOmitted(action: ActionFacts): ActionFacts {
  const {
    dependentsAsOf,
    dependentsByResourceType: _,
    ownConditionKeys: __,
    permissionOnly,
    ...facts
  } = action
  return {
    ...facts,
    ...(facts.dependentActions.length > 0 && dependentsAsOf !== undefined && { dependentsAsOf }),
    ...(permissionOnly && { permissionOnly }),
  }
}

/** List the actions of the snapshot and those that it no longer lists. */
const listNames = () =>
  [...site.index.all, ...services.flatMap(({ prefix }) => site.listUnlisted(prefix))].map(({ name }) => name)

test('every service is read back unchanged, except for what the files leave out', () => {
  expect(references.map(readService)).toEqual(
    services.map((service) => ({ ...service, actions: service.actions.map(withoutOmitted) })),
  )
})

test('every risk is read back, with the actions of services that exist', () => {
  const read = new Map(records.risks.flatMap((risk) => risk.actions.map((action) => [action, risk.why])))
  const actions = listNames()
  expect([...read].sort()).toEqual(
    actions
      .flatMap((name) => {
        const risk = site.risks.find(name)
        return risk === undefined ? [] : [[name, risk.why]]
      })
      .sort(),
  )
})

test('the days of every action are read back', () => {
  const days = new Map(records.listings.map(({ action, day }) => [action.name, day]))
  const names = listNames()
  for (const name of names) {
    const { firstSeen, lastSeen } = site.firstSeen.find(name) ?? {}
    expect([name, records.firstSeen.actions[name] ?? {}]).toEqual([
      name,
      { ...(firstSeen && { firstSeen }), ...(lastSeen && { lastSeen }) },
    ])
    expect([name, days.get(name)]).toEqual([name, site.namedSince(name)])
  }
})

test('an action has neither prefix nor ARN of its own', () => {
  const connect = references.find(({ prefix }) => prefix === 'connect')
  expect(JSON.stringify(connect?.actions)).not.toMatch(/arn:|"connect:[A-Z][A-Za-z]*","accessLevel/)
  expect(connect?.actions.find(({ name }) => name === 'ListUsers')).toMatchObject({
    accessLevel: 'List',
    resourceTypes: ['instance*'],
  })
})

test('the files are small', () => {
  const connect = references.find(({ prefix }) => prefix === 'connect')
  expect(weightOf(connect)).toBeLessThan(11_000)
  expect(weightOf(list)).toBeLessThan(12_000)
  expect(weightOf(toDocumentsJson(site))).toBeLessThan(12_000)
  expect(weightOf(toManagedPoliciesJson(site))).toBeLessThan(16_000)
})
