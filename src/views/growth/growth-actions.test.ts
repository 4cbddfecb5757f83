import { expect, test } from 'vitest'
import { smallSite } from '../../../tests/support/small-site.ts'
import { toGrowthActions } from './growth-actions.ts'

const site = smallSite([{ Effect: 'Allow', Action: 'a:One', Resource: '*' }])

/** Make actions of so many services, each of which has one more than the service before. */
const actionsOf = (services: number, fewest: number) =>
  Array.from({ length: services }, (_, i) =>
    Array.from({ length: fewest + i }, (_, j) => ({ name: `s${i}:Action${j}` })),
  ).flat()

test('up to 1,000 added actions are listed by name, however many services they are of', () => {
  const view = toGrowthActions(site, { added: actionsOf(500, 1).slice(0, 1000), retired: [] }, false)
  expect(view.added.flatMap(({ levels }) => levels.flatMap(({ actions }) => actions))).toHaveLength(1000)
  expect(view).not.toHaveProperty('addedElsewhere')
  expect(view.areAllNamed).toBe(true)
})

test('more are counted by access level in up to 100 services', () => {
  const view = toGrowthActions(site, { added: actionsOf(100, 10), retired: [] }, false)
  expect(view.added).toHaveLength(100)
  expect(view.added[0]?.levels).toEqual([{ level: 'Not in the snapshot', count: 10, actions: [] }])
  expect(view).not.toHaveProperty('addedElsewhere')
  expect(view.areAllNamed).toBe(false)
})

test('of more services, the 20 with the most actions are shown like that, and the others with their number', () => {
  const added = actionsOf(101, 10)
  const view = toGrowthActions(site, { added, retired: [] }, false)
  expect(view.added.map(({ prefix }) => prefix)).toEqual(Array.from({ length: 20 }, (_, i) => `s${100 - i}`))
  expect(view.addedElsewhere?.title).toBe('81 more services')
  expect(view.addedElsewhere?.services.slice(0, 2)).toEqual([
    { prefix: 's0', count: 10 },
    { prefix: 's1', count: 11 },
  ])
  const shown = view.added.flatMap(({ levels }) => levels)
  const counts = [...shown, ...(view.addedElsewhere?.services ?? [])].map(({ count }) => count)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(added.length)
})

test('up to 100 retired actions are listed by name, and more are counted by service if a file has the names', () => {
  const retired = actionsOf(1, 101)
  expect(toGrowthActions(site, { added: [], retired: retired.slice(1) }, false)).toMatchObject({
    retired: retired.slice(1).map(({ name }) => name),
    retiredCounts: [],
    areAllNamed: true,
  })
  expect(toGrowthActions(site, { added: [], retired }, false)).toMatchObject({
    retired: [],
    retiredCounts: [{ prefix: 's0', count: 101 }],
    areAllNamed: false,
  })
  expect(toGrowthActions(site, { added: [], retired }, true)).toMatchObject({
    retired: retired.map(({ name }) => name),
    retiredCounts: [],
    areAllNamed: true,
  })
})
