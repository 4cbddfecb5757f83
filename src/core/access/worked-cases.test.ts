import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPackage } from '../../../scripts/bench/read-archive.ts'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { indexActions } from '../actions/action-index.ts'
import { type ChangeKind, type Comparison, comparePolicies } from '../changes/compare.ts'
import { type Policy, parsePolicy } from '../policy/policy.ts'
import { versionNumber, versionRecord } from '../records/record.ts'
import type { Access } from './access.ts'
import type { Grant } from './grant.ts'

const index = indexActions(await loadSnapshot())

const archive = readPackage()
const archived = archive.find(({ name }) => name === 'AmazonConnectServiceLinkedRolePolicy')
const published = new Map(archived?.versions.map(({ id, document }) => [id, parsePolicy(document)]))

function policyOf(id: string): Policy {
  const policy = published.get(id)
  if (policy === undefined) throw new Error(`no ${id} in the archive`)
  return policy
}

const statusIn = (access: Access, action: string) => access.actions.get(action.toLowerCase())?.outcome.status

test('connect:* matches 387 actions in the pinned snapshot', () => {
  expect(index.expand('connect:*')).toHaveLength(387)
})

test('the service-linked role v53...v54 is broader: 16 gained, none lost', () => {
  const { verdict, changes } = comparePolicies(policyOf('v53'), policyOf('v54'), index)
  expect(verdict).toBe('broader')
  expect(changes.map(({ kind }) => kind)).toEqual(Array.from({ length: 16 }, () => 'gained'))
  expect(changes.every(({ name }) => name.startsWith('wisdom:'))).toBe(true)
})

test('2 actions that v54 names take no resource, which has no tags: they are idle, not gained', () => {
  const { before, after } = comparePolicies(policyOf('v53'), policyOf('v54'), index)
  const idle = [...after.actions.values()].filter(
    ({ name, outcome }) => outcome.status === 'idle' && statusIn(before, name) !== 'idle',
  )
  expect(idle.map(({ name }) => name)).toEqual(['wisdom:CreateAssistantAssociation', 'wisdom:SearchSessions'])
})

test('the two delete actions that v54 denies are absent before and denied in it', () => {
  const { before, after } = comparePolicies(policyOf('v53'), policyOf('v54'), index)
  for (const action of ['wisdom:DeleteAssistant', 'wisdom:DeleteKnowledgeBase']) {
    expect(statusIn(before, action)).toBeUndefined()
    expect(statusIn(after, action)).toBe('denied')
  }
})

test.each([
  ['v31', 'v42'],
  ['v42', 'v53'],
  ['v31', 'v53'],
])('the service-linked role %s...%s is the same', (before, after) => {
  const comparison = comparePolicies(policyOf(before), policyOf(after), index)
  expect(comparison.verdict).toBe('same')
  expect(comparison.changes).toEqual([])
})

test.each([
  ['AmazonRDSFullAccess', 'v13', 'v14', 'broader'],
  ['AWSShieldDRTAccessPolicy', 'v2', 'v3', 'broader'],
  ['AWSRoboMakerServicePolicy', 'v4', 'v5', 'broader'],
  // `arn:aws:waf:*` becomes the six-field form, which is the same.
  ['FMSServiceRolePolicy', 'v18', 'v19', 'same'],
])('%s %s...%s is %s', (name, from, to, verdict) => {
  const versions = archive.find((policy) => policy.name === name)?.versions
  const [older, newer] = [from, to].map((id) => versions?.find((version) => version.id === id)?.document)
  if (older === undefined || newer === undefined) throw new Error(`no ${name} in the archive`)
  expect(comparePolicies(parsePolicy(older), parsePolicy(newer), index).verdict).toBe(verdict)
})

// 600 pairs of one policy: slow on a busy machine.
const timeout = 60_000

const recordsFolder = new URL('../../../content/policies/', import.meta.url)

/** Every version of the nine policies of the catalog, oldest first. */
const histories = readdirSync(recordsFolder).map((name) => ({
  name,
  policies: readdirSync(new URL(`${name}/`, recordsFolder))
    .filter((file) => /^v\d+\.json$/.test(file))
    .sort((a, b) => versionNumber(a.slice(0, -5)) - versionNumber(b.slice(0, -5)))
    .map((file) => JSON.parse(readFileSync(new URL(`${name}/${file}`, recordsFolder), 'utf8')))
    .map((record) => parsePolicy(versionRecord.parse(record).document)),
}))

const mirrored: Readonly<Record<ChangeKind, ChangeKind>> = {
  gained: 'lost',
  lost: 'gained',
  widened: 'narrowed',
  narrowed: 'widened',
  reshaped: 'reshaped',
}

const kindsOf = ({ changes }: Comparison, read: (kind: ChangeKind) => ChangeKind = (kind) => kind) =>
  changes.map(({ name, kind }) => `${name.toLowerCase()} ${read(kind)}`).sort()

const mirroredVerdict = { same: 'same', broader: 'narrower', narrower: 'broader', mixed: 'mixed' } as const

test('there are nine policies to compare', () => {
  expect(histories).toHaveLength(9)
})

test.each(histories)('each version of $name is the same as itself', { timeout }, ({ policies }) => {
  const compared = policies.map((policy) => comparePolicies(policy, policy, index))
  expect(compared.filter(({ verdict, changes }) => verdict !== 'same' || changes.length > 0)).toEqual([])
})

test.each(histories)('swapping two versions of $name swaps their changes', { timeout }, ({ policies }) => {
  for (const [i, older] of policies.entries()) {
    for (const newer of policies.slice(i + 1)) {
      const forth = comparePolicies(older, newer, index)
      const back = comparePolicies(newer, older, index)
      expect(kindsOf(back)).toEqual(kindsOf(forth, (kind) => mirrored[kind]))
      expect(back.verdict).toBe(mirroredVerdict[forth.verdict])
    }
  }
})

test.each(histories)('changes of $name agree with what each side grants', { timeout }, ({ policies }) => {
  const isWrong = ({ changes, before, after }: Comparison, action: string) => {
    const [survivedBefore, survivesAfter] = [before, after].map((access) =>
      ['full', 'scoped'].includes(statusIn(access, action) ?? ''),
    )
    const kind = changes.find(({ name }) => name.toLowerCase() === action)?.kind
    return (
      (kind === 'gained') !== (!survivedBefore && survivesAfter) ||
      (kind === 'lost') !== (survivedBefore && !survivesAfter)
    )
  }
  for (const [i, older] of policies.entries()) {
    for (const newer of policies.slice(i + 1)) {
      const comparison = comparePolicies(older, newer, index)
      const actions = [...comparison.before.actions.keys(), ...comparison.after.actions.keys()]
      expect(actions.filter((action) => isWrong(comparison, action))).toEqual([])
    }
  }
})

test('statuses of the nine policies agree with their grants', () => {
  const isBroad = ({ resources, conditions, limits }: Grant) =>
    'resource' in resources && resources.resource === '*' && conditions.length + limits.length === 0
  const accesses = histories.flatMap(({ policies }) =>
    policies.map((policy) => comparePolicies(policy, policy, index).after),
  )
  for (const { outcome } of accesses.flatMap(({ actions }) => [...actions.values()])) {
    const { status, grants, cancelled } = outcome
    expect(status === 'denied').toBe(grants.length === 0)
    expect(status === 'full').toBe(grants.some(isBroad))
    expect(status !== 'denied' || cancelled.length > 0).toBe(true)
  }
})
