import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import { toPolicyMatrixView } from './matrix-view.ts'

const names = (count: number) => Array.from({ length: count }, (_, i) => `b:Action${i}`)
const allow = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' })

/** Allow each action on buckets of its own, so that it has a scope of its own. */
const scoped = (count: number, version: string) =>
  names(count).map((name, i) => ({
    Effect: 'Allow',
    Action: name,
    Resource: `arn:aws:b:::${version}-${i}`,
  }))

/** Show the matrix of a policy with these versions, repeated until there are `count` of them. */
function show(versions: readonly (readonly object[])[], count = versions.length) {
  const site = smallSite(...versions)
  const [policy] = site.policies
  if (policy === undefined) throw new Error('one policy is expected')
  const all = Array.from({ length: count }, (_, i) => policy.versions[i % versions.length] ?? policy.latest)
  const model: PolicyModel = { ...policy, versions: all }
  return toPolicyMatrixView(site, model)
}

test('a matrix that fits has every version, and leaves nothing out', () => {
  const view = show([scoped(20, 'a'), scoped(20, 'b')])
  expect(view.columnIds).toEqual(['v2', 'v1'])
  expect(view.scopes).toHaveLength(40)
  expect(view).not.toHaveProperty('leftOut')
})

test('with too many cells, the page shows as many of the newest versions as fit, and only what these grant', () => {
  const many = names(900)
  const versions = Array.from({ length: 9 }, (_, i) => [allow(...many, `b:Only${i + 1}`)])
  const view = show(versions, 60)
  // The 60th is v6. 903 rows of 12 bytes and 3 × 901 cells of 3 bytes fit; a fourth version would not.
  expect(view.columnIds).toEqual(['v6', 'v5', 'v4'])
  expect(view.rowCount).toBe(903)
  expect(view.sizeText).toBe('909 actions in 1 service')
  const rows = view.services.flatMap(({ levels }) => levels.flatMap((level) => level.rows))
  expect(rows.filter(({ name }) => name.startsWith('Only')).map(({ name }) => name)).toEqual([
    'Only4',
    'Only5',
    'Only6',
  ])
  expect(view.leftOut).toBe(
    'The page shows only the newest 3 of 60 versions, with the actions that their Allow statements match.',
  )
})

test('versions that are alike share a column, and so cost nothing', () => {
  const view = show([[allow(...names(900))]], 60)
  expect(view.columnIds).toHaveLength(60)
  expect(view.services[0]?.columns).toHaveLength(1)
  expect(view).not.toHaveProperty('leftOut')
})

test('with too many scopes, the page shows fewer versions, too', () => {
  const view = show([scoped(50, 'a'), scoped(50, 'b'), scoped(50, 'c'), scoped(50, 'd')])
  expect(view.columnIds).toEqual(['v4', 'v3', 'v2'])
  expect(view.scopes).toHaveLength(150)
  expect(view.leftOut).toMatch(/^The page shows only the newest 3 of 4 versions/)
})

test('if not even two versions fit, actions are counted in all of them', () => {
  const view = show([scoped(100, 'a'), scoped(100, 'b'), scoped(100, 'c')])
  expect(view.columnIds).toEqual(['v3', 'v2', 'v1'])
  expect([view.services, view.scopes]).toEqual([[], []])
  expect(view.summary.services[0]?.levels[0]).toMatchObject({
    count: 100,
    counts: [[{ text: '100 scoped' }], [{ text: '100 scoped' }], [{ text: '100 scoped' }]],
  })
  expect(view.leftOut).toBe('Actions are counted by service and access level, not listed.')
})

test('if only versions that are alike fit, actions are counted, too, because one column compares nothing', () => {
  const view = show([scoped(100, 'a'), scoped(100, 'b'), scoped(100, 'c'), scoped(100, 'c')])
  expect(view.columnIds).toEqual(['v4', 'v3', 'v2', 'v1'])
  expect(view.summary.columns).toHaveLength(3)
  expect([view.services, view.scopes]).toEqual([[], []])
  // A third column fits if it has few scopes.
  const small = show([scoped(100, 'a'), scoped(20, 'b'), scoped(100, 'c'), scoped(100, 'c')])
  expect([small.columnIds, small.scopes.length]).toEqual([['v4', 'v3', 'v2'], 120])
})

test('with too many cells to count, the page counts only in the newest versions', () => {
  const view = show([[allow(...names(1_001))]], 60)
  expect(view.columnIds).toHaveLength(39)
  expect(view.leftOut).toBe(
    'The page shows only the newest 39 of 60 versions. Actions are counted by service and access level, not listed.',
  )
})
