// Tests the feed of policies outside the catalog that reach its services.
import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { smallSite } from '../../../tests/support/small-site.ts'
import { listFeeds } from './feed-list.ts'
import { listReachItems } from './feed-reach.ts'

const items = listReachItems(realSite)

test('each version that changed what a policy reaches is one item, newest first', () => {
  const changed = realSite.reach.policies.flatMap(({ versions }) =>
    versions.filter(({ changes }) => changes.size > 0),
  )
  expect(items).toHaveLength(changed.length)
  const days = items.map(({ orderedAt }) => orderedAt)
  expect(days).toEqual(days.toSorted().reverse())
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
})

test('an item names the version, its changes and who uses the policy', () => {
  const item = items.find(({ id }) => id.endsWith(':reach/AIDevOpsAgentActionsPolicy/v2'))
  expect(item).toMatchObject({
    title: '+795 v2 AIDevOpsAgentActionsPolicy: 795 gained',
    link: 'https://catalog.example/reach/AIDevOpsAgentActionsPolicy/#v2',
    published: '2026-08-19T22:47:28Z',
    categories: ['AIDevOpsAgentActionsPolicy', 'other policy', 'gained'],
  })
  expect(item?.summary).toContain('It now allows 795 actions. Used by: An AI agent.')
  expect(item?.html).toContain('<li><code>connect:*</code></li>')
})

test('a version that loses everything says so', () => {
  const item = items.find(({ id }) => id.endsWith(':reach/ReadOnlyAccess/v69'))
  expect(item?.summary).toContain('107 lost. It no longer allows any.')
})

test('a catalog without records of reach has no such feed', () => {
  const slugs = (site: typeof realSite) => listFeeds(site).map(({ slug }) => slug)
  expect(slugs(realSite)).toContain('reach')
  expect(slugs(smallSite([]))).not.toContain('reach')
})
