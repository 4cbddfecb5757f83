// Tests whose access the reference moved, with a plain computation that shares no code with the catalog's.
import { expect, test } from 'vitest'
import type { PolicyDocument } from '../src/core/records/policy-document.ts'
import { loadContent } from '../src/data/records.ts'
import { toReferenceChangesJson } from '../src/views/api/reference-changes-json.ts'
import { evaluate } from './oracle/evaluate-request.ts'
import { isPossible } from './oracle/possible-request.ts'
import { realSite } from './support/real-site.ts'

const content = await loadContent()
const rows = toReferenceChangesJson(realSite)
const recorded = content.referenceChanges?.changes ?? []

/** What the reference says about an action at one time, in the plainest form. */
interface Plain {
  readonly types: readonly string[]
  /** The keys that it lists with the action itself. */
  readonly own: readonly string[]
  /** Those that it lists with a resource type. */
  readonly keysOf: (type: string) => readonly string[]
}

const serviceOf = (action: string) =>
  realSite.index.snapshot.services.find(({ prefix }) => action.startsWith(`${prefix}:`))

/** Undo every row of an action that is newer than a day, or also those of the day. */
function referenceOn(action: string, day: string, withDay: boolean): Plain | undefined {
  const facts = serviceOf(action)?.actions.find(({ name }) => name === action)
  let types: string[] | undefined = facts?.resourceTypes.map(({ name }) => name)
  const keys = new Set(facts?.ownConditionKeys ?? facts?.conditionKeys ?? [])
  for (const row of recorded.toReversed()) {
    if (row.action !== action || row.day < day || (row.day === day && withDay)) continue
    const strip = (names: readonly string[] = []) => names.map((name) => name.replace(/\*$/, ''))
    if (row.field === 'action') types = row.added ? undefined : []
    if (row.field === 'resource-type')
      types = [...(types ?? []).filter((type) => !strip(row.added).includes(type)), ...strip(row.removed)]
    if (row.field === 'condition-key') {
      for (const key of row.added ?? []) keys.delete(key)
      for (const key of row.removed ?? []) keys.add(key)
    }
  }
  if (types === undefined) return undefined
  const keysOf = (type: string) =>
    listKeysOf(action, type).flatMap(({ key, since }) =>
      (withDay ? since <= day : since < day) ? [key] : [],
    )
  return { types, own: [...keys], keysOf }
}

/** List the keys of a resource type, each with the day since which it is listed, empty if it was listed before. */
function listKeysOf(action: string, type: string) {
  const past = content.referenceChanges?.resourceTypes[`${action.split(':')[0]}:${type}`]
  const known = serviceOf(action)?.resourceTypes.find(({ name }) => name === type)
  return (known?.conditionKeys ?? []).map((key) => ({ key, since: past?.keysSince?.[key] ?? '' }))
}

const formatOf = (action: string, type: string) => ({
  arn: serviceOf(action)?.resourceTypes.find(({ name }) => name === type)?.arn,
})

/** Whether a request can be made, and the policy allows it, under the reference of a time. */
function isAllowed(
  document: PolicyDocument,
  reference: Plain | undefined,
  action: string,
  resource: string,
  context: Readonly<Record<string, string | readonly string[]>>,
): boolean {
  if (reference === undefined) return false
  const keys = Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()] as const)
  const request = { action, resource, context: new Map(keys) }
  const isListed = (listed: readonly string[], key: string) =>
    listed.some((name) => {
      const pattern = name
        .toLowerCase()
        .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
        .replace(/\\\$\{[^}]*\}/g, '.*')
      return new RegExp(`^${pattern}$`).test(key)
    })
  const isOpen = (key: string) => key.startsWith('aws:') && !/^aws:(resourcetag|requesttag|tagkeys)/.test(key)
  const { types, own, keysOf } = reference
  // A key counts with the resource types that list it.
  const ways =
    types.length === 0
      ? [{ resourceTypes: [], listed: own }]
      : types.map((type) => ({
          resourceTypes: [formatOf(action, type)],
          listed: [...own, ...keysOf(type)],
        }))
  return ways.some(
    ({ resourceTypes, listed }) =>
      keys.every(([key]) => isOpen(key) || isListed(listed, key)) &&
      isPossible(request, { resourceTypes }) &&
      evaluate(document, request) === 'allowed',
  )
}

const documentOf = (policy: string, version: string) => {
  const found = content.policies
    .find(({ record }) => record.name === policy)
    ?.versions.find((one) => one.version === version)
  if (found === undefined) throw new Error(`no ${policy} ${version}`)
  return found.document
}

/** Which requests show each kind. */
const directions = {
  gained: ['allowed'],
  widened: ['allowed'],
  lost: ['refused'],
  narrowed: ['refused'],
  reshaped: ['allowed,refused'],
}

test('every move is shown by requests that a plain computation confirms, and names the newest version of the day', () => {
  const faults: string[] = []
  let count = 0
  for (const { day, action, moved = [] } of rows)
    for (const { policy, version, kind, nowAllowed, nowRefused } of moved) {
      const times = [referenceOn(action, day, false), referenceOn(action, day, true)] as const
      const told = `${day} ${action} ${policy} ${kind}`
      const confirm = (request: typeof nowAllowed, expected: readonly boolean[]) => {
        if (request === undefined) return
        count += 1
        const { resource, context } = request
        const answers = times.map((time) =>
          isAllowed(documentOf(policy, version), time, action, resource, context),
        )
        if (JSON.stringify(answers) !== JSON.stringify(expected)) faults.push(`${told}: ${answers}`)
      }
      confirm(nowAllowed, [false, true])
      confirm(nowRefused, [true, false])
      const shown = [...(nowAllowed ? ['allowed'] : []), ...(nowRefused ? ['refused'] : [])].join()
      if (!directions[kind].includes(shown)) faults.push(`${told}: shown by ${shown}`)
      const versions = content.policies.find(({ record }) => record.name === policy)?.versions ?? []
      const newest = versions.filter(({ created = '' }) => created.slice(0, 10) <= day).at(-1)
      if (newest?.version !== version) faults.push(`${told}: ${version} is not ${newest?.version}`)
    }
  console.log(`Figures: ${rows.length} rows, ${count} example requests, all confirmed by a plain computation`)
  expect(faults).toEqual([])
  expect(count).toBeGreaterThan(400)
})

test('one row, computed plainly for every policy: wisdom:CreateAIAgent lost its resource type on 26 August 2025', () => {
  const [day, action] = ['2025-08-26', 'wisdom:CreateAIAgent']
  const before = referenceOn(action, day, false)
  const after = referenceOn(action, day, true)
  expect(before?.types).toEqual(['Assistant'])
  expect(after?.types).toEqual([])
  // Every key that some policy asks for, with a value that it asks for, one that it does not, and none.
  const tags = ['True', 'other', undefined]
  const resources = ['arn:aws:wisdom:us-east-1:111122223333:assistant/a', '*']
  const requests = tags.flatMap((tag) =>
    resources.map((resource) => ({
      resource,
      context: tag === undefined ? {} : { 'aws:ResourceTag/AmazonConnectEnabled': tag },
    })),
  )
  const moved = content.policies.flatMap(({ record, versions }) => {
    const version = versions.filter(({ created = '' }) => created.slice(0, 10) <= day).at(-1)
    if (version === undefined) return []
    const allowed = (time: Plain | undefined) =>
      requests.filter(({ resource, context }) => isAllowed(version.document, time, action, resource, context))
    const isFull = [version.document.Statement]
      .flat()
      .some(
        ({ Effect, Action, Resource, Condition }) =>
          Effect === 'Allow' &&
          Condition === undefined &&
          [Resource].flat().includes('*') &&
          [Action ?? []]
            .flat()
            .some((pattern) => /^(\*|wisdom:\*|wisdom:Create\*|wisdom:CreateAIAgent)$/.test(pattern)),
      )
    const [was, is] = [allowed(before).length > 0, allowed(after).length > 0]
    return isFull || was === is ? [] : [{ policy: record.name, kind: was ? 'lost' : 'gained' }]
  })
  const row = rows.find((one) => one.day === day && one.action === action)
  expect(row?.moved?.map(({ policy, kind }) => ({ policy, kind }))).toEqual(moved)
  expect(moved).toEqual([{ policy: 'AmazonConnectServiceLinkedRolePolicy', kind: 'lost' }])
})

test('the record has every row of its period, and the two changes that guides and the about page name', () => {
  const ofActions = rows.filter(({ resourceType }) => resourceType === undefined)
  expect(ofActions.length).toBe(recorded.length)
  expect(ofActions.filter(({ day }) => day <= '2026-08-25')).toHaveLength(1042)
  expect(rows).toContainEqual({
    day: '2026-06-18',
    action: 'connect:StartOutboundVoiceContact',
    field: 'resource-type',
    removed: ['contact*'],
    added: [],
  })
  const tagged = rows.filter(
    ({ day, action, added }) =>
      day === '2026-03-07' && action.startsWith('connect:') && added.includes(`aws:ResourceTag/\${TagKey}`),
  )
  expect(tagged.length).toBeGreaterThan(20)
})

test('a key that a resource type came to list is a row of each action that takes the type and does not list it itself', () => {
  const names = realSite.index.snapshot.services.flatMap(({ actions }) => actions).map(({ name }) => name)
  const types = (action: string) => (serviceOf(action)?.resourceTypes ?? []).map(({ name }) => name)
  const expected = names.flatMap((action) =>
    types(action).flatMap((type) =>
      listKeysOf(action, type).flatMap(({ key, since }) => {
        if (since === '') return []
        const [before, after] = [referenceOn(action, since, false), referenceOn(action, since, true)]
        const isTaken = [before, after].every((time) => time?.types.includes(type))
        return isTaken && !after?.own.includes(key) ? [`${since} ${action} ${type} ${key}`] : []
      }),
    ),
  )
  const told = rows.flatMap(({ day, action, resourceType, added }) =>
    resourceType === undefined ? [] : added.map((key) => `${day} ${action} ${resourceType} ${key}`),
  )
  expect(told.length).toBeGreaterThan(200)
  expect(told.toSorted()).toEqual(expected.toSorted())
})
