import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPackage } from '../../../scripts/bench/read-archive.ts'
import {
  asList,
  evaluate,
  holds,
  matchesResource,
  type RawStatement,
  type Request,
} from '../../../tests/oracle/evaluate-request.ts'
import { isPossible as isPossibleBy } from '../../../tests/oracle/possible-request.ts'
import { type Choose, makeRequest } from '../../../tests/oracle/random-request.ts'
import { loadSnapshot } from '../../data/action-snapshot.ts'
import { indexActions } from '../actions/action-index.ts'
import { comparePolicies } from '../changes/compare.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { type Access, computeAccess } from './access.ts'
import type { CancelledGrant, Grant, Limit } from './grant.ts'

// A failing run prints its seed and path. Set FC_SEED to repeat a run or try another, and FC_RUNS to search longer.
const seed = Number(process.env['FC_SEED'] ?? 20260926)
const numRuns = Number(process.env['FC_RUNS'] ?? 10_000)

const index = indexActions(await loadSnapshot())
const policies = readPackage().map(({ versions }) => versions.map(({ document }) => document))

/** Policies with a Deny, a NotAction or a NotResource: there are few, and mistakes are most likely in them. */
const intricate = policies.filter((versions) =>
  versions.some((document) =>
    asList<RawStatement>(document.Statement).some(
      ({ Effect, Action, Resource }) => Effect === 'Deny' || Action === undefined || Resource === undefined,
    ),
  ),
)

const choosing =
  (g: fc.GeneratorValue): Choose =>
  (list) =>
    list[g(fc.nat, { max: list.length - 1 })] ?? list[0]

const pick = <T>(choose: Choose, [first, ...rest]: readonly T[]): T => choose([first as T, ...rest])

const isMet =
  ({ resource, context }: Request) =>
  ({ resources, conditions }: Limit): boolean =>
    ('resource' in resources
      ? matchesResource(resources.resource, resource, context)
      : !resources.notResource.some((entry) => matchesResource(entry, resource, context))) &&
    conditions.every(({ operator, key, values }) => holds(operator, key, values, context))

function outcomeOf(access: Access, { action }: Request) {
  return access.actions.get(action.toLowerCase())?.outcome
}

const isPossible = (request: Request) => isPossibleBy(request, index.find(request.action)?.facts)

const accesses = new Map<PolicyDocument, Access>()

function accessOf(document: PolicyDocument): Access {
  const access = accesses.get(document) ?? computeAccess(parsePolicy(document), index)
  accesses.set(document, access)
  return access
}

const timeout = 60_000 + numRuns * 5

test('what IAM allows is inside a surviving grant, and what it denies is outside, limited or canceled', {
  timeout,
}, () => {
  const counts = { allowed: 0, 'explicitly denied': 0, 'not allowed': 0 }
  const check = (g: fc.GeneratorValue) => {
    const choose = choosing(g)
    const document = pick(choose, pick(choose, choose([policies, policies, intricate])))
    const request = makeRequest(document, index, choose)
    const answer = evaluate(document, request)
    counts[answer] += 1

    const outcome = outcomeOf(accessOf(document), request)
    const met = isMet(request)
    const surviving: readonly Grant[] = outcome?.grants.filter(met) ?? []
    const cancelled: readonly CancelledGrant[] = outcome?.cancelled.filter(met) ?? []
    if (answer === 'allowed') {
      const isIdle = surviving.length === 0 && outcome?.idle.some(met) === true && !isPossible(request)
      expect(surviving.length > 0 || isIdle).toBe(true)
      if (isPossible(request)) expect(['full', 'scoped']).toContain(outcome?.status)
      expect(cancelled).toEqual([])
    } else {
      expect(surviving.filter(({ limits }) => !limits.some(met))).toEqual([])
    }
  }
  fc.assert(fc.property(fc.gen(), check), { seed, numRuns })
  console.log(`${numRuns} requests, seed ${seed}: ${JSON.stringify(counts)}`)
  expect(counts.allowed / numRuns).toBeGreaterThan(0.4)
  expect(counts['explicitly denied'] / numRuns).toBeGreaterThan(0.01)
  expect(counts['not allowed'] / numRuns).toBeGreaterThan(0.05)
})

test('a comparison agrees with what IAM allows before and after', { timeout }, () => {
  const changing = [policies, intricate].map((list) => list.filter(({ length }) => length > 1))
  const counts = { none: 0, gained: 0, lost: 0, widened: 0, narrowed: 0, reshaped: 0 }
  const check = (g: fc.GeneratorValue) => {
    const choose = choosing(g)
    const versions = pick(choose, pick(choose, changing))
    const at = g(fc.nat, { max: versions.length - 2 })
    const pair = versions.slice(at, at + 2)
    const [older, newer] = pair.map(parsePolicy)
    if (older === undefined || newer === undefined) throw new Error('not a pair')
    const { changes } = comparePolicies(older, newer, index)
    const changed = changes.length > 0 && choose([true, true, false]) ? pick(choose, changes).name : undefined
    const request = makeRequest(pick(choose, pair), index, choose, changed)
    if (!isPossible(request)) return

    const [before, after] = pair.map((document) => evaluate(document, request) === 'allowed')
    const kind =
      changes.find(({ name }) => name.toLowerCase() === request.action.toLowerCase())?.kind ?? 'none'
    if (before || after) counts[kind] += 1
    if (kind === 'none') expect(after).toBe(before)
    if (kind === 'gained') expect(before).toBe(false)
    if (kind === 'lost') expect(after).toBe(false)
    if (kind === 'widened' && before) expect(after).toBe(true)
    if (kind === 'narrowed' && after) expect(before).toBe(true)
  }
  const runs = numRuns / 5
  fc.assert(fc.property(fc.gen(), check), { seed, numRuns: runs })
  console.log(
    `${runs} requests of two versions, seed ${seed}; allowed by at least one: ${JSON.stringify(counts)}`,
  )
  // Reshaped actions are few in the whole archive; tests/evidence.test.ts looks at all of them.
  const { reshaped: _, ...common } = counts
  expect(Math.min(...Object.values(common)) / runs).toBeGreaterThan(0.001)
})
