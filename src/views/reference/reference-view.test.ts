// Tests what pages say about the recorded changes of the reference.
import { expect, test } from 'vitest'
import { realPolicy, realSite, realVersion } from '../../../tests/support/real-site.ts'
import type { PolicyRecord } from '../../core/records/record.ts'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { loadContent } from '../../data/records.ts'
import { listActionPages } from '../../site/action-pages.ts'
import { buildSite, type Site } from '../../site/site.ts'
import { toServiceAccess } from '../access/access-view.ts'
import { toActionView } from '../actions/action-view.ts'
import { toReferenceChangesJson } from '../api/reference-changes-json.ts'
import { listReferenceItems } from '../feeds/feed-reference.ts'
import { toHistoryView } from '../policies/history-view.ts'
import { describeRows } from '../words/reference-words.ts'
import { phrasesToText } from '../words/words.ts'
import { listActionChanges } from './action-changes.ts'
import { listReferenceParts, toReferencePart, toReferenceView } from './reference-view.ts'

const entryOf = (part: string, id: string) =>
  toReferencePart(realSite, part)
    .months.flatMap(({ entries }) => entries)
    .find((entry) => entry.id === id)

test('a lost resource type is put into words, with what follows, and moved no policy of the catalog', () => {
  const entry = entryOf('2026', 'd2026-06-18-connect-StartOutboundVoiceContact')
  expect(entry && phrasesToText(entry.sentence)).toBe('no longer takes a resource: contact')
  expect(entry).toMatchObject({
    note: 'An Allow that is limited to such resources stopped granting this. Control by resource tag is no longer possible.',
    moves: [],
    isMove: false,
  })
})

test('policies that gained a new action in the same way share one example request', () => {
  const { groups, moves } = entryOf('2026', 'd2026-09-23-connect-ListSecurityProfileAIAgents') ?? {}
  expect(moves?.length).toBeGreaterThan(3)
  expect(groups?.map(({ policies, examples }) => [policies.length, examples.length])).toEqual([
    [moves?.length, 1],
  ])
})

test('the number of services is that of the services with changes', () => {
  const { summary, services } = toReferenceView(realSite)
  expect(summary).toContain(
    ` for ${services.length} of the ${realSite.reference.period?.services.length} services `,
  )
})

test('contact actions began to take a resource tag, so control by tag became possible', () => {
  const entry = toReferencePart(realSite, 'connect')
    .months.flatMap(({ entries }) => entries)
    .find(
      ({ day, actions }) =>
        day === '2026-03-07' && actions.some(({ name }) => name.endsWith('StartContactRecording')),
    )
  expect(entry && phrasesToText(entry.sentence)).toBe(`take the condition key aws:ResourceTag/\${TagKey}`)
  expect(entry?.note).toBe('Control by resource tag became possible.')
  expect(entry?.countText).toBe(`${entry?.actions.length} actions`)
})

test('a condition key that came with a resource type names the type, in words and in JSON', () => {
  const id = 'd2026-08-25-connect-CreateAuthenticationProfile'
  const entry = entryOf('connect', id)
  expect(entry && phrasesToText(entry.sentence)).toBe(
    `take the condition key aws:ResourceTag/\${TagKey} with the resource type authentication-profile`,
  )
  expect(entry?.note).toBe('Control by resource tag became possible.')
  expect(entry?.actions.length).toBe(3)
  const rows = toReferenceChangesJson(realSite).filter(
    ({ day, action }) => day === '2026-08-25' && action === 'connect:CreateAuthenticationProfile',
  )
  expect(rows).toEqual([
    {
      day: '2026-08-25',
      action: 'connect:CreateAuthenticationProfile',
      field: 'condition-key',
      removed: [],
      added: [`aws:ResourceTag/\${TagKey}`],
      resourceType: 'authentication-profile',
    },
  ])
})

test('changes that moved a policy come first in their month, and are linked from a list', () => {
  const { months, moved } = toReferencePart(realSite, '2025')
  const august = months.find(({ id }) => id === '2025-08')
  const places = august?.entries.map(({ isMove }) => isMove) ?? []
  expect(places.indexOf(false)).toBe(2)
  expect(places.lastIndexOf(true)).toBe(1)
  expect(moved.map(({ text, policies }) => [text, policies])).toEqual([
    ['wisdom:CreateAIAgent and 5 more', ['lost: AmazonConnectServiceLinkedRolePolicy']],
    ['wisdom:NotifyRecommendationsReceived', ['gained: AmazonConnectServiceLinkedRolePolicy']],
  ])
  const ids = months.flatMap(({ entries }) =>
    entries.map(({ id }) => `${realSite.urls.referencePart('2025')}#${id}`),
  )
  for (const { href } of moved) expect(ids).toContain(href)
})

test('control by tag becomes possible, or ceases to be, with the resource types that list the key', () => {
  const noteOf = (day: string) => {
    const [entry] = listActionChanges(realSite, 's3:GetObject').filter((one) => one.day === day)
    return entry?.note
  }
  expect(noteOf('2025-08-24')).toBe(
    'Control by resource tag became possible with the resource type accesspointobject.',
  )
  expect(noteOf('2025-11-27')).toBe('Control by resource tag became possible with the resource type object.')
})

test('a key that a resource type listed already does not become possible, and one that it still lists is not gone', () => {
  const shared = realSite.reference.days().flatMap((day) => {
    const ofActions = day.rows.filter(({ field, resourceType }) => field === 'condition-key' && !resourceType)
    const isShared = ofActions.some(
      ({ removed = [], added = [] }) =>
        removed.some((key) => day.after?.keys.has(key)) || added.some((key) => day.before?.keys.has(key)),
    )
    return isShared ? [phrasesToText(describeRows(day))] : []
  })
  expect(shared.length).toBeGreaterThan(10)
  for (const sentence of shared)
    expect(sentence).toMatch(/now takes the condition keys? .* only with the resource type/)
})

test('every action of every day is in exactly one entry of its year and of its service', () => {
  const years = listReferenceParts(realSite).filter((part) => /^\d+$/.test(part))
  const services = listReferenceParts(realSite).filter((part) => !/^\d+$/.test(part))
  const list = (parts: readonly string[]) =>
    parts
      .flatMap((part) => toReferencePart(realSite, part).months.flatMap(({ entries }) => entries))
      .flatMap(({ day, actions }) => actions.map(({ name }) => `${day} ${name}`))
      .sort()
  const all = realSite.reference
    .days()
    .map(({ day, action }) => `${day} ${action}`)
    .sort()
  expect(list(years)).toEqual(all)
  expect(list(services)).toEqual(all)
  expect(toReferenceView(realSite).months).toHaveLength(3)
})

test('an action page has its history, and says since when a policy names the action in vain', () => {
  const action = listActionPages(realSite).find('wisdom:CreateAIAgent')
  const view = action && toActionView(realSite, action)
  expect(listActionChanges(realSite, 'wisdom:CreateAIAgent').map(({ day }) => day)).toEqual(
    view?.changes.map(({ day }) => day),
  )
  expect(view?.changes.at(0)?.day).toBe('2025-08-26')
  expect(view?.changesHref).toBe('/reference/wisdom/')
})

const idleWords = 'idle since 26 August 2025, when AWS’s reference dropped the resource type Assistant'

test('versions that name an action in vain since the reference changed say since when, also those that came later', () => {
  const wordsOf = (id: string) =>
    toServiceAccess(realSite, realVersion('AmazonConnectServiceLinkedRolePolicy', id)).flatMap(({ groups }) =>
      groups.flatMap(({ idleSince }) =>
        idleSince.map(({ words, actions }) => `${actions.join(', ')} ${phrasesToText(words)}`),
      ),
    )
  expect(
    wordsOf('v28').some((words) => words.startsWith('wisdom:CreateAIAgent') && words.endsWith(idleWords)),
  ).toBe(true)
  expect(
    wordsOf('v55').some((words) => words.startsWith('wisdom:CreateAIAgent') && words.endsWith(idleWords)),
  ).toBe(true)
  expect(wordsOf('v20').some((words) => words.includes('26 August 2025'))).toBe(false)
})

test('the history of a policy lists what the reference moved', () => {
  const { moves } = toHistoryView(realSite, realPolicy('AmazonConnectServiceLinkedRolePolicy'))
  expect(moves.map(({ day, actions }) => [day, actions.length])).toEqual([
    ['2025-08-26', 6],
    ['2025-08-26', 1],
    ['2024-12-13', 1],
    ['2024-12-13', 2],
  ])
  expect(toHistoryView(realSite, realPolicy('CustomerProfilesServiceLinkedRolePolicy')).moves).toEqual([])
})

/** Build a site with 14 copies of one policy, more than an entry names. */
async function siteOfCopies() {
  const content = await loadContent()
  const real = content.policies.find(({ record }) => record.name === 'AmazonConnectServiceLinkedRolePolicy')
  const policies = Array.from({ length: 14 }, (_, i) => ({
    record: { ...real?.record, name: `Copy${i}` } as PolicyRecord,
    versions: real?.versions.map((version) => ({ ...version, policy: `Copy${i}` })) ?? [],
  }))
  return buildSite({ ...content, policies, announcements: [] }, await loadSnapshot(), realSite.urls)
}

test('the feed counts all policies whose access moved, and lists say that they name only some', async () => {
  const site = await siteOfCopies()
  const item = listReferenceItems(site).find(({ title }) => title.includes('access of'))
  expect(item?.title).toMatch(/: access of 14 policies moved$/)
  expect(item?.categories.filter((category) => category.startsWith('Copy'))).toHaveLength(14)
  expect(item?.html).toMatch(
    /<p>2 more policies, in the <a href="[^"]*reference-changes.json">JSON of all changes<\/a><\/p>/,
  )
  const lists = toReferenceView(site).moved.map(({ policies }) => policies)
  expect(lists.length).toBeGreaterThan(0)
  for (const policies of lists) expect(policies.slice(12)).toEqual(['2 more policies'])
})

test('where it is not decided whether access moved, nothing says that none did', async () => {
  const site = await siteOfCopies()
  const undecided: Site = {
    ...site,
    reference: { ...site.reference, movesOf: () => ({ moved: [], undecided: ['Copy0'] }) },
  }
  expect(listReferenceItems(undecided)[0]?.title).toMatch(/: whether access moved is not decided$/)
  expect(toReferenceView(undecided).summary).toContain('is known to have moved')
})

test('each of many policies that a change moved in the same way says so in its history', async () => {
  const site = await siteOfCopies()
  const histories = site.policies.map((policy) => toHistoryView(site, policy))
  for (const { policy, moves } of histories) {
    expect(moves.map(({ actions }) => actions.length)).toEqual([6, 1, 1, 2])
    for (const { groups, more } of moves) {
      expect(groups.map(({ policies: named }) => named.map(({ href }) => href))).toEqual([
        [expect.stringContaining(`/${policy.name}/`)],
      ])
      expect(more).toBeUndefined()
    }
  }
})

test('the feed has one item for each day and service, with an ID that never changes', () => {
  const items = listReferenceItems(realSite)
  const days = new Set(realSite.reference.days().map(({ day, action }) => `${day}/${action.split(':')[0]}`))
  expect(items).toHaveLength(days.size)
  const [item] = items.filter(({ id }) => id.endsWith('reference/2026-06-18/connect'))
  expect(item).toMatchObject({
    id: 'tag:connect-policy-catalog.github.io,2026:reference/2026-06-18/connect',
    title: 'Amazon Connect reference, 18 June 2026: no access moved',
    published: '2026-06-18T00:00:00Z',
  })
  expect(item?.summary).toContain('connect:StartOutboundVoiceContact no longer takes a resource: contact.')
})
