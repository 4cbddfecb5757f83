// Reads what policies do to actions, and digests it.
import { computeAccess, joinActions, unlistedActions } from '../core/access/access.ts'
import type { Outcome } from '../core/access/grant.ts'
import type { Span } from '../core/changes/history.ts'
import type { Policy } from '../core/policy/policy.ts'
import { digestShared, keepValue } from '../core/reads.ts'
import { rememberAll } from '../core/remember.ts'
import { defineReadsOfPolicy } from './define-reads.ts'
import { listUnlisted } from './listed-actions.ts'
import type { PolicyModel } from './policy-model.ts'
import type { Site } from './site.ts'

/** What a policy does to an action. */
interface Effect {
  /** What the newest version does to the action; absent if no Allow in it matches. */
  readonly outcome?: Outcome
  /** Indexes of the newest version's Deny statements that match the action, from 0. */
  readonly denies: readonly number[]
  /** When the policy granted the action, oldest first. */
  readonly spans: readonly Span[]
}

/** What one policy does to one action. */
export interface ActionOnPolicy extends Effect {
  readonly policy: PolicyModel
}

/** List what policies do to an action, in the order of the policies. */
export function listOnAction(site: Site, name: string): readonly ActionOnPolicy[] {
  return listAffecting(site, name).map(({ onPolicy }) => onPolicy)
}

/** Digest the same. */
export function digestOnAction(site: Site, name: string): readonly string[] {
  return listAffecting(site, name).map(({ onPolicy, digest }) => `${onPolicy.policy.name} ${digest}`)
}

/** What a policy that affects an action does to it, with a digest of that. */
interface Affecting {
  readonly onPolicy: ActionOnPolicy
  readonly digest: string
}

function listAffecting(site: Site, name: string): readonly Affecting[] {
  return indexByAction(site).get(name.toLowerCase()) ?? []
}

/** Index the policies that affect each action, by its name in lowercase. */
const indexByAction = rememberAll((site: Site): ReadonlyMap<string, readonly Affecting[]> => {
  const index = new Map<string, Affecting[]>()
  for (const policy of site.policies) {
    const { effects, places } = keepEffects(site, policy)
    const affecting = effects.map(({ digest, ...effect }) => ({ onPolicy: { policy, ...effect }, digest }))
    for (const [key, place] of places) {
      const known = index.get(key) ?? []
      index.set(key, known)
      const one = affecting[place]
      if (one !== undefined) known.push(one)
    }
  }
  return index
})

const none: readonly never[] = []

/** List what a policy does, or once did, to actions. */
function readActions(site: Site, policy: PolicyModel): ReadonlyMap<string, Effect> {
  // A wildcard of the newest version also covers retired actions that an older version names.
  const own = joinActions(...policy.versions.map((version) => unlistedActions(version.policy, site.index)))
  const { policy: newest } = policy.latest
  const outcomes = computeAccess(newest, site.index, own).actions
  const spans = new Map(site.history(policy).map((action) => [action.name.toLowerCase(), action.spans]))
  const denies = readDenies(site, newest, listUnlisted(site))
  const share = shareEqual()
  return new Map(
    [...outcomes.keys(), ...spans.keys(), ...denies.keys()].map((key) => [
      key,
      share(outcomes.get(key)?.outcome, denies.get(key) ?? none, spans.get(key) ?? none),
    ]),
  )
}

/** A policy does the same to most of the actions of a service: many share an object, of hundreds of thousands of actions. */
function shareEqual() {
  const known = new Map<Outcome | undefined, Map<readonly number[], Map<readonly Span[], Effect>>>()
  return (outcome: Outcome | undefined, denies: readonly number[], spans: readonly Span[]): Effect => {
    const ofOutcome = findOr(known, outcome, () => new Map())
    const ofDenies = findOr(ofOutcome, denies, () => new Map())
    return findOr(ofDenies, spans, () => ({ ...(outcome && { outcome }), denies, spans }))
  }
}

function findOr<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

/** List the actions that Deny statements match, each with the indexes of those statements; equal lists are one. */
function readDenies(
  { index }: Site,
  { statements }: Policy,
  unlisted: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const denies = new Map<string, readonly number[]>()
  for (const statement of statements) {
    if (statement.effect !== 'Deny') continue
    const { listed, matches } = index.expandSet(statement.actions)
    const added = new Map<readonly number[], readonly number[]>()
    for (const key of [...listed.map((action) => action.key), ...unlisted.filter(matches)]) {
      const before = denies.get(key) ?? none
      denies.set(
        key,
        findOr(added, before, () => [...before, statement.index]),
      )
    }
  }
  return denies
}

const ofPolicy = 'actions of policy'

/** Define how what a policy does is looked up again. */
export function definePolicyActionReads(site: Site): void {
  defineReadsOfPolicy(site, ofPolicy, (policy) => keepEffects(site, policy))
}

/** What a policy does to actions, each once, and for each action, in lowercase, the place of that. */
interface ActionEffects {
  readonly effects: readonly (Effect & { readonly digest: string })[]
  readonly places: ReadonlyMap<string, number>
}

/** List and digest what a policy does to actions. Few of its actions differ in that, and it seldom changes. */
export function keepEffects(site: Site, policy: PolicyModel): ActionEffects {
  return keepValue(ofPolicy, policy.name, () => {
    const effects: ActionEffects['effects'][number][] = []
    const [known, numbers] = [new Map<Effect, number>(), new Map<string, number>()]
    const numberOf = (effect: Effect) => {
      const { outcome, denies, spans } = effect
      const digest = `${outcome ? digestShared(outcome) : ''} ${denies.join()} ${digestShared(spans)}`
      const add = () => effects.push({ ...effect, digest }) - 1
      // Without a build that records, there are no digests.
      return digestShared(spans) === '' ? add() : findOr(numbers, digest, add)
    }
    const places = new Map(
      [...readActions(site, policy)].map(([key, effect]) => [
        key,
        findOr(known, effect, () => numberOf(effect)),
      ]),
    )
    return { effects, places }
  })
}
