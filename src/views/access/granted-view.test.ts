import { expect, test } from 'vitest'
import { realPolicy, realSite } from '../../../tests/support/real-site.ts'
import { smallSite } from '../../../tests/support/small-site.ts'
import { type GrantedView, toGrantedInBrief, toGrantedView } from './granted-view.ts'

function viewOf(name: string, id: string) {
  const version = realSite.policies
    .find((policy) => policy.name === name)
    ?.versions.find((version) => version.id === id)
  if (version === undefined) throw new Error(`no ${name} ${id}`)
  return toGrantedView(realSite, version)
}

test('services without a row in the table are folded, and every link of the table leads to a service in view', () => {
  const { picture, services, others } = viewOf('AmazonConnectServiceLinkedRolePolicy', 'v55')
  const shown = services.map(({ prefix }) => `#service-${prefix}`)
  const linked = picture?.rows.flatMap(({ href }) => href ?? []) ?? []
  expect(linked.length).toBeGreaterThan(3)
  expect(shown).toEqual(expect.arrayContaining(linked))
  expect(others?.title).toBe(`${others?.services.length} more services`)
  expect(others?.services.map(({ prefix }) => prefix)).not.toContain('connect')
})

test('a few services are all shown', () => {
  expect(viewOf('AmazonConnectVoiceIDFullAccess', 'v1')).not.toHaveProperty('others')
})

/** Show in brief a version that allows so many actions, each on a resource of its own. */
function briefOf(count: number): GrantedView {
  const site = smallSite(
    Array.from({ length: count }, (_, i) => ({
      Effect: 'Allow',
      Action: `b:Action${i}`,
      Resource: `arn:aws:b:::thing-${i}`,
    })),
  )
  const [version] = site.policies[0]?.versions ?? []
  if (version === undefined) throw new Error('one version is expected')
  return toGrantedInBrief(site, version)
}

function viewOfOne(...statements: readonly object[]): GrantedView {
  const site = smallSite(statements)
  const [version] = site.policies[0]?.versions ?? []
  if (version === undefined) throw new Error('one version is expected')
  return toGrantedView(site, version)
}
const manyNames = Array.from({ length: 12 * 100 }, (_, i) => `s${i % 12}:Action${i}`)

test('a version whose services all have one scope grants something', () => {
  const alike = viewOfOne({ Effect: 'Allow', Action: manyNames, Resource: '*' })
  expect([alike.services.length, alike.alike[0]?.services.length]).toEqual([0, 12])
  expect(alike).not.toHaveProperty('nothing')
})

test('a version that grants nothing says why, and explains no marks', () => {
  const denying = { Effect: 'Deny', Action: manyNames, Resource: '*' }
  const matchless = { Effect: 'Allow', Action: 'a:Nothing*', Resource: '*' }
  const noAllow = 'Nothing: it has no Allow statement.'
  const noMatch = 'Nothing: none of its Allow statements matches an action.'
  for (const [statements, nothing] of [
    [[denying], noAllow],
    [[matchless], noMatch],
    [[denying, matchless], noMatch],
  ] as const) {
    const view = viewOfOne(...statements)
    expect(view.nothing).toBe(nothing)
    expect(view).not.toHaveProperty('marksNote')
  }
})

test('a list of actions explains the mark', () => {
  expect(viewOfOne({ Effect: 'Allow', Action: 'a:One', Resource: '*' }).marksNote).toEqual([
    '▲ marks what is sensitive or destructive. No mark does not mean harmless.',
  ])
})

test('where actions are only counted, so are the marked ones, and the JSON names them', () => {
  const json = { text: 'The JSON of this version', href: '/base/api/v1/policies/Small/v1.json' }
  const noteOf = (...more: readonly string[]) =>
    viewOfOne({ Effect: 'Allow', Action: [...manyNames, ...more], Resource: '*' }).marksNote
  expect(noteOf()).toEqual([
    'None of the actions that it grants is marked as sensitive or destructive. No mark does not mean harmless.',
  ])
  expect(noteOf('a:Two')).toEqual([
    'It grants 1 action marked as sensitive. ',
    json,
    ' names it, in ',
    { code: 'risks' },
    '. No mark does not mean harmless.',
  ])
})

const namesOf = ({ services }: GrantedView) =>
  services.flatMap(({ groups }) => groups.flatMap(({ levels }) => levels.flatMap(({ actions }) => actions)))

test('a policy’s page shows what its version’s page does as long as that is short enough', () => {
  const { latest } = realPolicy('AmazonConnectServiceLinkedRolePolicy')
  expect(toGrantedInBrief(realSite, latest)).toEqual(toGrantedView(realSite, latest))
  // Each has a name of 14 bytes and a grant of 35 bytes, so that 367 are just under 18,000.
  expect(namesOf(briefOf(367))).toHaveLength(367)
  expect(briefOf(367)).not.toHaveProperty('listedOn')
})

test('if that is too long, it counts the actions of each scope, and links to the page that lists them', () => {
  const view = briefOf(368)
  expect(namesOf(view)).toEqual([])
  expect(view.services[0]?.groups[0]).toMatchObject({
    count: 1,
    levels: [{ level: 'Not in the snapshot', count: 1 }],
    outcome: { grants: [{ resources: ['arn:aws:b:::thing-0'] }] },
  })
  expect(view.services[0]?.groups).toHaveLength(368)
  expect(view.listedOn).toEqual({ id: 'v1', href: '/base/policies/Small/v1/#grants' })
  expect(view.marksNote).toEqual([
    'None of the actions that it grants is marked as sensitive or destructive. No mark does not mean harmless.',
  ])
  expect(view.actionsHref).toBe('/base/api/v1/policies/Small/v1.json')
})

test('more than 1,000 actions are only in the JSON, for the version’s page does not list them, either', () => {
  const view = briefOf(1001)
  expect(namesOf(view)).toEqual([])
  expect(view).not.toHaveProperty('listedOn')
  expect(view.actionsHref).toBe('/base/api/v1/policies/Small/v1.json')
})
