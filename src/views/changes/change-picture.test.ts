import { expect, test } from 'vitest'
import { realPolicy, realSite, realVersion } from '../../../tests/support/real-site.ts'
import type { Change } from '../../core/changes/compare.ts'
import { phrasesToText } from '../words/words.ts'
import { toChangePicture } from './change-picture.ts'
import { toRiskLines, toScopeLines } from './change-picture-lists.ts'
import { toComparisonView } from './comparison-view.ts'

const site = { serviceNames: new Map([['a', 'Service A']]) }
const change = (name: string, kind: Change['kind'], accessLevel?: string): Change => ({
  name,
  kind,
  ...(accessLevel !== undefined && {
    facts: { name, accessLevel, resourceTypes: [], conditionKeys: [], dependentActions: [] },
  }),
})

test('changes are counted by service and access level, under the more powerful of two levels', () => {
  const picture = toChangePicture(site, [
    change('b:One', 'lost', 'Read'),
    change('a:One', 'gained', 'Permissions management, Write'),
    change('a:Two', 'gained', 'Write'),
    change('a:Three', 'narrowed', 'Write'),
  ])
  expect(picture?.columns).toEqual(['Permissions management', 'Tagging', 'Write', 'Read', 'List'])
  expect(
    picture?.rows.map(({ name, cells }) => [
      name,
      ...cells.map((counts) => counts.map(({ sign, count }) => sign + count).join(' ')),
    ]),
  ).toEqual([
    ['Service A', '+1', '', '+1 ↓1', '', ''],
    ['b', '', '', '', '−1', ''],
  ])
  expect(picture?.signs.map(({ sign }) => sign)).toEqual(['+', '−', '↓'])
})

test('an action that the snapshot does not list goes into a column of its own', () => {
  expect(toChangePicture(site, [change('a:New', 'gained')])?.columns.at(-1)).toBe('Not in the snapshot')
})

test('services beyond the largest six share one row, and no action is left out', () => {
  const changes = Array.from({ length: 9 }, (_, i) => change(`s${i}:One`, 'gained', 'Read'))
  const picture = toChangePicture(site, [...changes, change('s8:Two', 'gained', 'Read')])
  expect(picture?.rows.map(({ name }) => name)).toEqual([
    's8',
    's0',
    's1',
    's2',
    's3',
    's4',
    '3 more services',
  ])
  expect(picture?.rows.flatMap(({ cells }) => cells.flat()).reduce((sum, { count }) => sum + count, 0)).toBe(
    10,
  )
})

test('there is no picture without a change', () => {
  expect(toChangePicture(site, [])).toBeUndefined()
})

const role = 'AmazonConnectServiceLinkedRolePolicy'

test('sensitive actions are grouped by kind of change and risk class', () => {
  const comparison = realSite.compare(realVersion(role, 'v53'), realVersion(role, 'v54'))
  expect(toRiskLines(realSite, comparison.changes)).toEqual([
    {
      kind: 'gained',
      sign: '+',
      classes: 'data access',
      actions: [
        {
          name: 'wisdom:AllowVendedLogDeliveryForResource',
          href: '/actions/wisdom/AllowVendedLogDeliveryForResource/',
        },
        { name: 'wisdom:ListSpans', href: '/actions/wisdom/ListSpans/' },
      ],
      more: 0,
    },
  ])
})

test('actions whose scopes changed alike share one line, and lines with the most actions come first', () => {
  const view = toComparisonView(
    realSite,
    realPolicy(role),
    realVersion(role, 'v54'),
    realVersion(role, 'v55'),
  )
  const { lines, more } = toScopeLines(view.sections)
  expect(lines[0]).toEqual({
    kind: 'narrowed',
    sign: '↓',
    count: 33,
    scope: ['Now only when the resource’s account is the caller’s account.'],
  })
  expect(lines.map(({ count }) => count)).toEqual(lines.map(({ count }) => count).toSorted((a, b) => b - a))
  expect(more).toBe(0)
})

test('scopes that became the same share one line that lists the first few old scopes', () => {
  const view = toComparisonView(
    realSite,
    realPolicy(role),
    realVersion(role, 'v54'),
    realVersion(role, 'v55'),
  )
  const reshaped = view.scopes.lines.filter(({ kind }) => kind === 'reshaped')
  expect(reshaped.reduce((sum, { count }) => sum + count, 0)).toBe(view.verdict.counts.reshaped)
  const words = phrasesToText(reshaped[0]?.scope ?? [])
  expect(words).toMatch(/^Now on Customer Profiles domains whose name starts with “amazon-connect-”/)
  expect(words).toContain(
    '; previously on Customer Profiles recommenders whose domain name starts with “amazon-connect-” (6), on ',
  )
  expect(words).toMatch(/ and \d+ other scopes\.$/)
})

test('changed actions are counted by access level, the most powerful first', () => {
  const view = toComparisonView(
    realSite,
    realPolicy(role),
    realVersion(role, 'v54'),
    realVersion(role, 'v55'),
  )
  expect(view.verdict.tally.map(({ kind, levels }) => [kind, levels])).toEqual([
    ['gained', '16 Write, 15 Read, 13 List'],
    ['narrowed', '9 Write, 12 Read, 12 List'],
    ['reshaped', '18 Write, 8 Read, 3 List'],
  ])
})
