// Tests what feed readers get when they poll while the catalog grows or its wording changes.
import { expect, test } from 'vitest'
import { loadSnapshot } from '../src/data/action-snapshot.ts'
import { loadContent } from '../src/data/records.ts'
import { buildSite, type Site, type SiteInput } from '../src/site/site.ts'
import { createUrls } from '../src/site/urls.ts'
import { formats, pollFeed } from './support/feed-reader.ts'
import { realPolicy, realSite } from './support/real-site.ts'

const content = await loadContent()
const snapshot = await loadSnapshot()
const build = (input: SiteInput): Site =>
  buildSite(input, snapshot, createUrls('https://catalog.example', '/'))

/** Limit the catalog to the versions that `keeps` selects. */
function keepVersions(keeps: (policy: string, created: string, index: number) => boolean): SiteInput {
  const policies = content.policies
    .map(({ record, versions }) => ({
      record,
      versions: versions.filter(({ created }, i) => keeps(record.name, created ?? '', i)),
    }))
    .filter(({ versions }) => versions.length > 0)
  return { ...content, policies }
}

/** List the IDs of the items that a reader has after several polls, in the order in which they arrived. */
function readAll(polls: readonly (readonly { readonly id: string }[])[]): readonly string[] {
  return [...new Set(polls.flatMap((items) => items.map(({ id }) => id).reverse()))]
}

test('a reader of one policy gets each version once and in order, however often it polls', {
  timeout: 300_000,
}, () => {
  const { name, versions } = realPolicy('AmazonConnectServiceLinkedRolePolicy')
  const polls = versions.map((_, n) =>
    pollFeed(build(keepVersions((policy, __, i) => policy === name && i <= n)), `policies/${name}`, 'atom'),
  )
  expect(polls.map((items) => items.length)).toEqual(versions.map((_, n) => n + 1))
  expect(readAll(polls).map((id) => id.split('/').at(-1))).toEqual(versions.map(({ id }) => id))
})

test('a reader of everything gets each version once, and no poll removes or changes an older date', () => {
  const days = [
    ...new Set(content.policies.flatMap(({ versions }) => versions.flatMap(({ created }) => created ?? []))),
  ]
  const moments = days.sort().filter((_, i) => i % 9 === 4 || i === days.length - 1)
  const polls = moments.map((moment) =>
    pollFeed(build(keepVersions((_, created) => created <= moment)), 'all', 'json'),
  )
  const last = polls.at(-1) ?? []
  expect(readAll(polls)).toEqual(last.map(({ id }) => id).reverse())
  const dates = new Map(last.map(({ id, published }) => [id, published]))
  for (const { id, published } of polls.flat()) expect(published, id).toBe(dates.get(id))
  expect(last).toHaveLength(content.policies.reduce((sum, { versions }) => sum + versions.length, 0))
})

test('reported silent growth stays unchanged when later snapshots arrive', () => {
  const whole = pollFeed(realSite, 'growth', 'rss')
  for (const day of ['2021-03-31', '2023-12-31', '2026-07-15']) {
    const { actions, ...firstSeen } = content.firstSeen
    const known = Object.entries(actions)
      .filter(([, dates]) => dates.firstSeen <= day)
      .map(([action, { firstSeen: first, lastSeen }]) => [
        action,
        { firstSeen: first, ...(lastSeen !== undefined && lastSeen <= day && { lastSeen }) },
      ])
    const site = build({
      ...keepVersions((_, created) => created.slice(0, 10) <= day),
      firstSeen: { ...firstSeen, newestSnapshot: day, actions: Object.fromEntries(known) },
      settings: { ...content.settings, asOf: `${day}T00:00:00Z` },
    })
    const then = whole.filter(({ published }) => published !== undefined && published.slice(0, 10) <= day)
    expect(pollFeed(site, 'growth', 'rss').map(({ id, title }) => ({ id, title }))).toEqual(
      then.map(({ id, title }) => ({ id, title })),
    )
  }
})

test.each(formats)('a change of wording does not duplicate an item for a reader of %s', (format) => {
  const reworded = build({
    ...content,
    settings: { ...content.settings, title: 'Another title' },
    risks: [],
    policies: content.policies.map(({ record, versions }) => ({
      record: {
        ...record,
        kind: record.kind === 'managed' ? ('service-linked-role' as const) : ('managed' as const),
      },
      versions,
    })),
    announcements: content.announcements.map((record) => ({ ...record, title: 'Other words' })),
  })
  for (const slug of ['all', 'broader', 'growth', 'announcements', 'services/connect']) {
    const [before, after] = [pollFeed(realSite, slug, format), pollFeed(reworded, slug, format)]
    expect(readAll([before, after])).toEqual(readAll([before]))
    expect(after.map(({ published }) => published)).toEqual(before.map(({ published }) => published))
    expect(after.map(({ html }) => html)).not.toEqual(before.map(({ html }) => html))
  }
})
