// Tests that every change between two versions of this catalog is shown by requests, and that none refutes it.
import { expect, test } from 'vitest'
import { comparePolicies } from '../src/core/changes/compare.ts'
import type { Statement } from '../src/core/policy/policy.ts'
import type { Version } from '../src/site/policy-model.ts'
import { toEvidence } from '../src/views/changes/evidence.ts'
import { findUnconfirmed } from './oracle/confirm-change.ts'
import { evaluate } from './oracle/evaluate-request.ts'
import { isPossible } from './oracle/possible-request.ts'
import { type Choose, makeRequest } from './oracle/random-request.ts'
import { realSite } from './support/real-site.ts'

const { index } = realSite
const pairs = realSite.policies.flatMap(({ versions }) =>
  versions.flatMap((to, i) => versions.slice(0, i).map((from) => [from, to] as const)),
)
const nameOf = ([from, to]: readonly [Version, Version]) => `${from.record.policy} ${from.id}...${to.id}`
const documentsOf = ([from, to]: readonly [Version, Version]) =>
  [from.record.document, to.record.document] as const

test('every changed action has its requests, which the plain evaluator confirms, and is in one entry of the JSON', () => {
  const faults: string[] = []
  let requests = 0
  for (const pair of pairs) {
    const { changes } = comparePolicies(pair[0].policy, pair[1].policy, index)
    requests += changes.flatMap(({ nowAllowed, nowRefused }) =>
      [nowAllowed ?? [], nowRefused ?? []].flat(),
    ).length
    faults.push(
      ...changes
        .flatMap((change) => [
          ...findUnconfirmed(documentsOf(pair), change, change.facts),
          ...(change.isUndecided ? [`${change.name} is undecided`] : []),
        ])
        .map((fault) => `${nameOf(pair)} ${fault}`),
    )
    const evidence = toEvidence(changes)
    expect(evidence.flatMap(({ actions }) => actions).sort()).toEqual(changes.map(({ name }) => name).sort())
    // A request stands for every action of its entry.
    for (const { actions, kind, nowAllowed, nowRefused } of evidence) {
      const told = (request: typeof nowAllowed) =>
        request && {
          resource: request.resource,
          context: new Map(Object.entries(request.context).map(([key, value]) => [key, [value].flat()])),
        }
      const [allowed, refused] = [told(nowAllowed), told(nowRefused)]
      for (const name of actions)
        faults.push(
          ...findUnconfirmed(
            documentsOf(pair),
            { name, kind, ...(allowed && { nowAllowed: allowed }), ...(refused && { nowRefused: refused }) },
            index.find(name)?.facts,
          ),
        )
    }
  }
  console.log(
    `Figures: ${pairs.length} comparisons, ${requests} requests, all confirmed by the plain evaluator`,
  )
  expect(pairs.length).toBeGreaterThanOrEqual(630)
  expect(requests).toBeGreaterThan(10_000)
  expect(faults).toEqual([])
}, 300_000)

const perGroup = Number(process.env['RUNS'] ?? 200)

/** Choose with a seed, so that a run can be repeated. */
function chooseWith(seed: number): Choose {
  let state = seed
  return (list) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return list[Math.floor((state / 2 ** 32) * list.length)] ?? list[0]
  }
}

test('no random request refutes what is said of an action', () => {
  const seed = Number(process.env['SEED'] ?? 20261129)
  const choose = chooseWith(seed)
  const asked = new Set<string>()
  const counts = { groups: 0, possible: 0, allowed: 0 }
  const refuted: string[] = []
  for (const pair of pairs) {
    const [before, after] = documentsOf(pair)
    const comparison = comparePolicies(pair[0].policy, pair[1].policy, index)
    const kinds = new Map(comparison.changes.map(({ name, kind }) => [name, kind]))
    for (const key of new Set([...comparison.before.actions.keys(), ...comparison.after.actions.keys()])) {
      const [older, newer] = [comparison.before.actions.get(key), comparison.after.actions.get(key)]
      const name = newer?.name ?? older?.name ?? ''
      const kind = kinds.get(name)
      const question = JSON.stringify([
        older?.asked.statements.map(textOf),
        newer?.asked.statements.map(textOf),
        (newer ?? older)?.asked.formats.written,
      ])
      if (kind === 'reshaped' || asked.has(question)) continue
      asked.add(question)
      counts.groups += 1
      for (let i = 0; i < perGroup; i += 1) {
        const request = makeRequest(choose([before, after, after]), index, choose, name)
        if (!isPossible(request, index.find(name)?.facts)) continue
        const [was, is] = [before, after].map((document) => evaluate(document, request) === 'allowed')
        counts.possible += 1
        if (was || is) counts.allowed += 1
        const isRefuted =
          ((kind === undefined || kind === 'lost' || kind === 'narrowed') && is && !was) ||
          ((kind === undefined || kind === 'gained' || kind === 'widened') && was && !is) ||
          (kind === 'gained' && was) ||
          (kind === 'lost' && is)
        if (isRefuted)
          refuted.push(
            `${nameOf(pair)} ${name} ${kind}: ${JSON.stringify([request.resource, ...request.context])}`,
          )
      }
    }
  }
  console.log(
    `Figures: ${counts.groups} groups of like actions, ${counts.possible} possible requests, ${counts.allowed} allowed by either side (SEED=${seed})`,
  )
  expect(refuted).toEqual([])
  expect(counts.allowed / counts.possible).toBeGreaterThan(0.2)
}, 900_000)

const textOf = ({ effect, resources, conditions }: Statement) =>
  JSON.stringify([effect, resources, conditions])
