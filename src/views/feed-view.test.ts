import { expect, test } from 'vitest'
import { realPolicy, realSite } from '../../tests/support/real-site.ts'
import { smallSite } from '../../tests/support/small-site.ts'
import { toFeedView } from './feed-view.ts'

test('a policy’s feed has exactly its versions, newest first, with ids that carry no address', () => {
  const role = realPolicy('AmazonConnectServiceLinkedRolePolicy')
  const { items, updated } = toFeedView(realSite, role)
  expect(items.map(({ id }) => id.split('/').at(-1))).toEqual(role.versions.map(({ id }) => id).reverse())
  expect(items[0]?.id).toBe(`tag:${realSite.catalogue.tagAuthority},2026:${role.name}/v55`)
  expect(updated).toBe(role.latest.record.created)
})

test('the feed of all policies has every version once', () => {
  const ids = toFeedView(realSite).items.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(realSite.policies.reduce((sum, { versions }) => sum + versions.length, 0))
})

test('a title tells the verdict', () => {
  const titles = toFeedView(realSite).items.map(({ title }) => title)
  expect(titles).toContain('AmazonConnectServiceLinkedRolePolicy v54: broader, 18 gained')
  expect(titles).toContain('AmazonConnectServiceLinkedRolePolicy v53: identical to v31')
})

test('the content lists every changed action', () => {
  const item = toFeedView(realSite).items.find(({ id }) => id.endsWith('ServiceLinkedRolePolicy/v54'))
  expect(item?.html.match(/<code>wisdom:[A-Za-z]+<\/code>/g)?.length).toBeGreaterThanOrEqual(18)
})

test('markup in a Sid, a resource or a condition is text in a feed', () => {
  const evil = '</script><script>alert(1)</script>'
  const statement = {
    Sid: evil,
    Effect: 'Allow',
    Action: 'a:*',
    Resource: `arn:aws:a:::${evil}`,
    Condition: { StringEquals: { [`aws:ResourceTag/${evil}`]: evil } },
  }
  const { items } = toFeedView(smallSite([{ Effect: 'Allow', Action: 'a:One', Resource: '*' }], [statement]))
  expect(items[0]?.html).toContain('&lt;script&gt;')
  expect(items.map(({ html }) => html).join('')).not.toContain('<script')
})
