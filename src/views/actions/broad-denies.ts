// Gathers the policies whose Deny covers nearly every action: otherwise the page of each action would list the same ones.
import { listCancelled } from '../../core/access/grant.ts'
import type { Statement } from '../../core/policy/policy.ts'
import { defineReads, readValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import type { ActionOnPolicy } from '../../site/policy-actions.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import type { StatementRef } from '../access/grant-view.ts'
import { countOf } from '../words/words.ts'
import { type PolicyRef, refOf, toPolicyRef } from './parts-of-policies.ts'

/** A policy with such a Deny in its newest version, as the page of all actions lists it. */
export interface BroadDeny extends PolicyRef {
  readonly statements: readonly (StatementRef & {
    /** What it denies, in words: `every action`. */
    readonly extent: string
  })[]
}

/** How many of those policies deny an action in that way, and do nothing else to it. */
export interface BroadlyDenied {
  readonly count: number
  readonly of: number
  /** Those that do not deny it at all. */
  readonly except: readonly PolicyRef[]
  /** The list of all of them. */
  readonly href: string
}

/** The ID of that list on the page of all actions. */
export const broadPlace = 'denied'

/** Fewer of them are listed on the page of each action, with what their statements say. */
const fewPolicies = 4

const isBroad = ({ effect, actions }: Statement) =>
  effect === 'Deny' && (actions.inverted || actions.patterns.includes('*'))

/** List the policies with such a Deny; none if they are few. */
export function listBroadDenies(site: Site): readonly BroadDeny[] {
  const policies = findBroad(site)
  if (policies.length < fewPolicies) return []
  return policies.map((policy) => ({
    ...toPolicyRef(site, policy),
    statements: policy.latest.policy.statements.filter(isBroad).map((statement) => ({
      ...refOf(site, policy)(statement.index),
      extent: describeExtent(statement),
    })),
  }))
}

function describeExtent({ actions: { inverted, patterns } }: Statement): string {
  return inverted
    ? `every action but those of ${countOf(patterns.length, 'pattern', 'patterns')}`
    : 'every action'
}

/** Tell the policies that deny an action by such a statement from the others that deny it. */
export function splitDenies(
  site: Site,
  denying: readonly ActionOnPolicy[],
): { readonly others: readonly ActionOnPolicy[]; readonly broad?: BroadlyDenied } {
  const statements = new Map(readBroad(site))
  // Another Deny of the policy, or what it cancels in the policy itself, would be lost in a count.
  const isBroadHere = ({ policy, denies, outcome }: ActionOnPolicy) =>
    denies.every((index) => statements.get(policy.name)?.includes(index)) &&
    !(outcome && listCancelled(outcome).length > 0)
  const count = denying.filter(isBroadHere).length
  const names = new Set(denying.map(({ policy }) => policy.name))
  const except = findBroad(site).filter(({ name }) => !names.has(name))
  if (count < fewPolicies || except.length > count) return { others: denying }
  return {
    others: denying.filter((onPolicy) => !isBroadHere(onPolicy)),
    broad: {
      count,
      of: statements.size,
      except: except.map((policy) => toPolicyRef(site, policy)),
      href: `${site.urls.actions}#${broadPlace}`,
    },
  }
}

const findBroad = rememberAll((site: Site): readonly PolicyModel[] => {
  const names = new Set(readBroad(site).map(([name]) => name))
  return site.policies.filter(({ name }) => names.has(name))
})

const broadRead = 'denies of nearly every action'

/** Which policies have such statements, and the indexes of these: few new versions change that. */
function readBroad(site: Site): readonly (readonly [policy: string, statements: readonly number[]])[] {
  return readValue(broadRead, 'all', () => listBroad(site))
}

const listBroad = rememberAll((site: Site) =>
  site.policies.flatMap(({ name, latest }): [string, number[]][] => {
    const indexes = latest.policy.statements.filter(isBroad).map(({ index }) => index)
    return indexes.length === 0 ? [] : [[name, indexes]]
  }),
)

/** Define how that is looked up again. */
export function defineBroadReads(site: Site): void {
  defineReads(broadRead, () => listBroad(site))
}
