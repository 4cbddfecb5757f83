import { expect, test } from 'vitest'
import { realSite } from '../../tests/support/real-site.ts'
import { smallSite } from '../../tests/support/small-site.ts'
import { linkAction, linkPattern, listActionPages } from './action-pages.ts'
import { listOwnServices } from './subject.ts'

const allow = (action: string | string[], resource = '*') => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
})
const deny = (action: string) => ({ Effect: 'Deny', Action: action, Resource: '*' })
const firstPolicyOf = (site: ReturnType<typeof smallSite>, name: string) =>
  listActionPages(site).find(name)?.policies[0]

test('every action of Amazon Connect’s services has a page', () => {
  const { services } = listActionPages(realSite)
  const ownServices = listOwnServices(realSite)
  expect(ownServices.length).toBeGreaterThan(1)
  expect(services.slice(0, ownServices.length).map(({ prefix }) => prefix)).toEqual(ownServices)
  for (const { isOwn, actions, facts } of services)
    if (isOwn) expect(actions.map(({ name }) => name)).toEqual(facts?.actions.map(({ name }) => name).sort())
})

test('every action that some version grants or denies has a page', () => {
  const pages = listActionPages(realSite)
  const names = realSite.policies.flatMap(({ versions }) =>
    versions.flatMap(({ access }) => [...access.actions.values()].map(({ name }) => name)),
  )
  expect(names.filter((name) => pages.find(name) === undefined)).toEqual([])
})

test('an action of another service has no page if no version grants or denies it', () => {
  const site = smallSite([allow('a:One')])
  expect(listActionPages(site).services.map(({ prefix }) => prefix)).toEqual(['a'])
  expect(linkAction(site, 'A:one')).toBe('/base/actions/a/One/')
  expect(linkAction(site, 'a:Two')).toBeUndefined()
})

test('a wildcard links to its service, if the service has a page', () => {
  const site = smallSite([allow('a:*')])
  expect(linkPattern(site, 'a:*')).toBe('/base/actions/a/')
  expect(linkPattern(site, 'a:One')).toBe('/base/actions/a/One/')
  expect(linkPattern(site, 'b:*')).toBeUndefined()
  expect(linkPattern(site, '*')).toBeUndefined()
})

test('an action that only a policy names has a page', () => {
  const site = smallSite([allow('b:Secret')])
  expect(listActionPages(site).find('b:Secret')).toMatchObject({ name: 'b:Secret' })
  expect(listActionPages(site).findService('b')).toMatchObject({ name: 'b', isOwn: false })
})

test('a wildcard of the newest version still grants an action that only an older version names', () => {
  const site = smallSite([allow('a:Retired')], [allow('a:*')])
  expect(firstPolicyOf(site, 'a:Retired')).toMatchObject({
    outcome: { status: 'full' },
    spans: [{ since: 'v1' }],
  })
})

test('a span ends with the last version that granted the action, and a new one starts later', () => {
  const site = smallSite([allow('a:One')], [allow('a:Two')], [allow(['a:One', 'a:Two'])])
  expect(firstPolicyOf(site, 'a:One')?.spans).toEqual([{ since: 'v1', until: 'v1' }, { since: 'v3' }])
})

test('a Deny is listed even if the policy does not allow the action', () => {
  const site = smallSite([allow('a:One'), deny('a:T*')], [allow('a:Two')], [allow('a:One'), deny('a:T*')])
  expect(firstPolicyOf(site, 'a:Two')).toMatchObject({ denies: [1], spans: [{ since: 'v2', until: 'v2' }] })
  expect(firstPolicyOf(site, 'a:Two')?.outcome).toBeUndefined()
  expect(firstPolicyOf(site, 'a:One')?.denies).toEqual([])
})
