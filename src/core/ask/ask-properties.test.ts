// Compares answers about random policies, a boundary and SCPs with an independent evaluator, and tries what is suggested.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Attached, evaluateAttached } from '../../../tests/oracle/evaluate-layers.ts'
import { isPossible, type ReferenceFacts } from '../../../tests/oracle/possible-request.ts'
import { format, questions, resources, statesOf } from '../../../tests/support/small-universe.ts'
import { indexActions } from '../actions/action-index.ts'
import { parsePolicy } from '../policy/policy.ts'
import { answerQuestion, completeContext } from './answer-question.ts'
import { answerResource } from './answer-resource.ts'
import { type AskedPolicy, evaluateLayers, toLayers } from './layers.ts'

const numRuns = Number(process.env['RUNS'] ?? 10_000)

const plain = { accessLevel: 'Read', conditionKeys: [], dependentActions: [] }
const type = { name: 'thing', required: true, arn: format }
const index = indexActions({
  name: 'test',
  takenAt: '2026-01-01T00:00:00Z',
  services: [
    {
      prefix: 'x',
      name: 'X',
      actions: [
        { ...plain, name: 'x:A', resourceTypes: [type] },
        { ...plain, name: 'x:None', resourceTypes: [] },
      ],
      resourceTypes: [{ name: 'thing', arn: format, conditionKeys: [] }],
      conditionKeys: [],
    },
  ],
})
const factsOf = (action: string): ReferenceFacts => ({ resourceTypes: action === 'x:A' ? [type] : [] })

function toPolicies({ identity, boundary, scps }: Attached): readonly AskedPolicy[] {
  return [
    ...identity.map((document) => ({ role: 'identity' as const, policy: parsePolicy(document) })),
    ...(boundary === undefined ? [] : [{ role: 'boundary' as const, policy: parsePolicy(boundary) }]),
    ...scps.flatMap((level, i) =>
      level.map((document) => ({ role: `scp${i + 1}` as const, policy: parsePolicy(document) })),
    ),
  ]
}

type States = Readonly<Record<string, readonly string[]>>

function ask(attached: Attached, action: string, resource: string, context: States) {
  const given = Object.entries(completeContext(context, resource)).filter(([, values]) => values.length > 0)
  const request = {
    action,
    resource,
    context: new Map(given.map(([key, values]) => [key.toLowerCase(), values])),
  }
  return { answer: evaluateAttached(attached, request), isPossible: isPossible(request, factsOf(action)) }
}

test('answers agree with the independent evaluator', { timeout: 600_000 }, () => {
  const seen = { allowed: 0, explicitDeny: 0, notAllowed: 0 }
  fc.assert(
    fc.property(questions, ({ request, ...asked }) => {
      const { action, resource, context } = request
      const expected = ask(asked, action, resource, context).answer
      const full = { action, resource, context: completeContext(context, resource) }
      expect(evaluateLayers(toLayers(toPolicies(asked)), full).answer).toBe(expected)
      seen[expected] += 1
    }),
    { numRuns },
  )
  expect(Math.min(...Object.values(seen)) / numRuns).toBeGreaterThan(0.05)
})

test('what is missing is possible, allowed, and the smallest change', { timeout: 900_000 }, () => {
  const seen = { nearest: 0, never: 0, single: 0, resource: 0 }
  fc.assert(
    fc.property(questions, ({ request, keys, ...asked }) => {
      const { action, context } = request
      const resource = action === 'x:None' ? '*' : request.resource
      const usable: States = action === 'x:None' ? withoutTags(context) : context
      const [answer] = listAnswers(asked, action, resource, usable)
      if (answer?.missing === undefined) return
      const { missing } = answer
      expect(missing.kind).not.toBe('undecided')
      const all = action === 'x:None' ? ['*'] : resources
      if (missing.kind === 'never') {
        seen.never += 1
        for (const states of listContexts(keys))
          for (const one of all) {
            const tried = ask(asked, action, one, states)
            if (tried.isPossible) expect(tried.answer).not.toBe('allowed')
          }
        return
      }
      if (missing.kind === 'undecided') return
      seen.nearest += 1
      const { nearest } = missing
      const changed: Record<string, readonly string[]> = { ...usable }
      for (const { key, from, to } of nearest.changes) {
        expect([...from].sort()).toEqual([...(usable[key] ?? [])].sort())
        changed[key] = to
      }
      expect(ask(asked, action, nearest.resource, changed)).toEqual({
        answer: 'allowed',
        isPossible: true,
      })
      expect(nearest.isOtherResource).toBe(nearest.resource !== resource)
      expect(nearest.isOtherResource || nearest.changes.length > 0).toBe(true)
      if (nearest.isOtherResource) seen.resource += 1
      else if (nearest.changes.length === 1) seen.single += 1
      // No allowed request on the same resource has fewer other keys.
      const fewest = Math.min(
        ...listContexts(keys)
          .map((states) => ({ ...usable, ...states }))
          .filter((states) => {
            const tried = ask(asked, action, resource, states)
            return tried.isPossible && tried.answer === 'allowed'
          })
          .map((states) => keys.filter((key) => !isSame(states[key], usable[key])).length),
      )
      if (nearest.isOtherResource) expect(fewest).toBe(Number.POSITIVE_INFINITY)
      else expect(nearest.changes.length).toBeLessThanOrEqual(fewest)
    }),
    { numRuns: numRuns / 10 },
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(numRuns / 500)
})

test('what can be done to a resource is what a question about each action answers', {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(questions, ({ request, keys, ...asked }) => {
      const { resource, context } = request
      const found = answerResource({ policies: toPolicies(asked), context, resource }, resource, index)
      const isAllowed = ask(asked, 'x:A', resource, context).answer === 'allowed'
      expect(found.allowed.map(({ action }) => action)).toEqual(isAllowed ? ['x:A'] : [])
      expect(found.undecided).toEqual([])
      const canBe = listContexts(keys).some(
        (states) => ask(asked, 'x:A', resource, states).answer === 'allowed',
      )
      if (canBe && !isAllowed) expect(found.withOtherKeys.map(({ action }) => action)).toEqual(['x:A'])
      for (const { nearest } of found.withOtherKeys) {
        const changed = Object.fromEntries(nearest.changes.map(({ key, to }) => [key, to]))
        expect(ask(asked, 'x:A', resource, { ...context, ...changed }).answer).toBe('allowed')
      }
    }),
    { numRuns: numRuns / 10 },
  )
})

function listAnswers(asked: Attached, action: string, resource: string, context: States) {
  const answers = answerQuestion({ policies: toPolicies(asked), action, resource, context }, index)
  if (typeof answers === 'string') throw new Error(answers)
  return answers
}

function withoutTags(context: States): States {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !key.includes('ResourceTag/')))
}

function isSame(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((value) => other.includes(value))
}

/** List every context over some keys. */
function listContexts(keys: readonly string[]): readonly States[] {
  return keys.reduce<readonly States[]>(
    (contexts, key) =>
      contexts.flatMap((context) => statesOf(key).map((state) => ({ ...context, [key]: state }))),
    [{}],
  )
}
