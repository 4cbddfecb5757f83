// Compares in the worker what the policies of one side allow together with what those of the other side do.
import { type UnionSide, unionSides } from '../../core/ask/union-link.ts'
import { findShares, joinPolicies } from '../../core/changes/union.ts'
import { compareOpen } from '../../core/open-world/compare-open.ts'
import { isBeyondStandIn, listPrefixes } from '../../core/open-world/reach.ts'
import type { Policy } from '../../core/policy/policy.ts'
import { nameStatements } from '../../views/ask/statement-names.ts'
import { toCheckComparison } from '../../views/checker/check-comparison-view.ts'
import { describeShare } from '../../views/checker/union-shares-view.ts'
import { readTexts } from '../ask/read-texts.ts'
import { learnServices, type References } from '../checker/references.ts'
import type { UnionAnswer, UnionQuestion } from './union-messages.ts'

/** Create a function that compares, and caches what it loads. */
export function createUnionAnswerer(
  references: References,
): (question: Pick<UnionQuestion, 'policies'>) => Promise<UnionAnswer> {
  const know = learnServices(references)
  return async ({ policies: texts }) => {
    const { policies, faults, notes } = readTexts(texts)
    const read = policies.map((one, place) => ({ ...one, place, policy: one.policy ?? { statements: [] } }))
    const none: UnionAnswer = {
      faults: [...faults, ...findEmptySide(texts)],
      notes,
      shares: [],
      statements: [],
    }
    if (none.faults.length > 0) return none
    const fail = (fault: string): UnionAnswer => ({ ...none, faults: [fault] })
    if (read.some(({ policy }) => isBeyondStandIn(policy)))
      return fail(
        'A wildcard such as *:List* reaches services that are not named, so there is no verdict here. The command npm run compare:policy can give one.',
      )
    const prefixes = [...new Set(read.flatMap(({ policy }) => listPrefixes(policy)))]
    const knowledge = await know(prefixes, false)
    const { list, held, index, serviceNames } = knowledge
    const missing = prefixes.filter((prefix) => !held.has(prefix) && serviceNames.has(prefix))
    if (list === undefined || missing.length > 0)
      return fail(
        `The actions of ${missing.slice(0, 10).join(', ') || 'all services'} could not be loaded. Reload the page to try again.`,
      )
    const rest = list.services.filter(({ prefix }) => !held.has(prefix))
    const unlisted = { services: rest.length, actions: rest.reduce((sum, { actions }) => sum + actions, 0) }
    const compare = (before: Policy, after: Policy) => compareOpen(before, after, index)

    const nameOf = nameStatements(
      read.map(({ name }) => name),
      read.map(({ sids }) => sids),
    )
    const statements: UnionAnswer['statements'][number][] = []
    const toSide = (side: UnionSide) => {
      const own = read.filter(({ role }) => role === side)
      const { policy, origins } = joinPolicies(own.map((one) => one.policy))
      const first = statements.length
      const placed = origins.map(({ policy: at, statement }) => ({ policy: own[at]?.place ?? 0, statement }))
      for (const { policy: at, statement } of placed)
        statements.push({ policy: at, span: read[at]?.statements[statement] })
      const refOf = (i: number) => {
        const origin = placed[i]
        return { index: first + i, label: origin ? nameOf(origin) : '', version: '', href: '' }
      }
      const text = own.length === 1 ? (own[0]?.name ?? '') : `the policies ${side}`
      return { side, own, policy, compared: { text, refOf } }
    }
    const [before, after] = [toSide('before'), toSide('after')]
    return {
      ...none,
      comparison: toCheckComparison({
        subject: 'whoever has the policies after',
        before: before.compared,
        after: after.compared,
        comparison: compare(before.policy, after.policy),
        knowledge,
        unlisted,
      }),
      shares: [before, after]
        .filter(({ own }) => own.length > 1)
        .map(({ side, own }) => ({
          side,
          lines: findShares(
            own.map(({ policy }) => policy),
            compare,
          ).map((share, i) => ({ name: own[i]?.name ?? '', words: describeShare(share) })),
        })),
      statements,
    }
  }
}

function findEmptySide(texts: UnionQuestion['policies']): readonly string[] {
  const empty = unionSides.filter((side) => texts.every(({ role }) => role !== side))
  return empty.map((side) => `There is no policy ${side}. Add one, or move one to that side.`)
}
