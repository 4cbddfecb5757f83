// Reads what policies do to actions, and digests it.
import { computeAccess, joinActions, unlistedActions } from '../core/access/access.ts'
import type { Outcome } from '../core/access/grant.ts'
import type { Span } from '../core/changes/history.ts'
import type { Policy } from '../core/policy/policy.ts'
import { defineReads, digestShared, isRecording, keepValue } from '../core/reads.ts'
import { listUnlisted } from './listed-actions.ts'
import type { PolicyModel } from './policy-model.ts'
import type { Site } from './site.ts'

/** What one policy does to one action. */
export interface ActionOnPolicy {
  readonly policy: PolicyModel
  /** What the newest version does to the action; absent if no Allow in it matches. */
  readonly outcome?: Outcome
  /** Indexes of the newest version's Deny statements that match the action, from 0. */
  readonly denies: readonly number[]
  /** When the policy granted the action, oldest first. */
  readonly spans: readonly Span[]
}

/** Index what every policy does to each action; the returned function lists it in the order of the policies. */
export function indexByAction(site: Site): (name: string) => readonly ActionOnPolicy[] {
  const index = new Map<string, ActionOnPolicy[]>()
  for (const policy of site.policies) {
    const actions = readActions(site, policy)
    // Now, since to read them again for a digest would take as long.
    if (isRecording) keepDigests(policy, () => actions)
    for (const [key, onPolicy] of actions) {
      const known = index.get(key) ?? []
      index.set(key, known)
      known.push(onPolicy)
    }
  }
  return (name) => index.get(name.toLowerCase()) ?? []
}

const none: readonly never[] = []

/** List what a policy does, or once did, to actions. */
function readActions(site: Site, policy: PolicyModel): ReadonlyMap<string, ActionOnPolicy> {
  // A wildcard of the newest version also covers retired actions that an older version names.
  const own = joinActions(...policy.versions.map((version) => unlistedActions(version.policy, site.index)))
  const { policy: newest } = policy.latest
  const outcomes = computeAccess(newest, site.index, own).actions
  const spans = new Map(site.history(policy).map((action) => [action.name.toLowerCase(), action.spans]))
  const denies = readDenies(site, newest, listUnlisted(site))
  return new Map(
    [...outcomes.keys(), ...spans.keys(), ...denies.keys()].map((key) => {
      const outcome = outcomes.get(key)?.outcome
      return [
        key,
        {
          policy,
          ...(outcome && { outcome }),
          denies: denies.get(key) ?? none,
          spans: spans.get(key) ?? none,
        },
      ]
    }),
  )
}

/** List the actions that Deny statements match, each with the indexes of those statements. */
function readDenies(
  { index }: Site,
  { statements }: Policy,
  unlisted: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const denies = new Map<string, number[]>()
  for (const statement of statements) {
    if (statement.effect !== 'Deny') continue
    const { listed, matches } = index.expandSet(statement.actions)
    for (const key of [...listed.map((action) => action.key), ...unlisted.filter(matches)]) {
      const indexes = denies.get(key) ?? []
      denies.set(key, indexes)
      indexes.push(statement.index)
    }
  }
  return denies
}

const ofPolicy = 'actions of policy'

/** Define how digests of what a policy does are looked up again. */
export function definePolicyActionReads(site: Site): void {
  defineReads(ofPolicy, (name) => {
    const policy = site.policies.find((other) => other.name === name)
    return policy && keepDigests(policy, () => readActions(site, policy))
  })
}

/** Digests of what a policy does to actions, each once, and for each action, in lowercase, the place of its digest. */
interface ActionDigests {
  readonly digests: readonly string[]
  readonly places: ReadonlyMap<string, number>
}

/** Digest what a policy does to actions. Few of its actions differ in that, and it seldom changes. */
function keepDigests({ name }: PolicyModel, read: () => ReadonlyMap<string, ActionOnPolicy>): ActionDigests {
  return keepValue(ofPolicy, name, () => {
    const numbers = new Map<string, number>()
    const places = new Map<string, number>()
    for (const [key, { outcome, denies, spans }] of read()) {
      const digest = `${outcome ? digestShared(outcome) : ''} ${denies.join()} ${digestShared(spans)}`
      const number = numbers.get(digest) ?? numbers.size
      numbers.set(digest, number)
      places.set(key, number)
    }
    return { digests: [...numbers.keys()], places }
  })
}

/** List for each action, in lowercase, the policies that affect it with digests of what they do to it. */
export function joinDigests(site: Site): ReadonlyMap<string, readonly string[]> {
  const joined = new Map<string, string[]>()
  for (const policy of site.policies) {
    const { digests, places } = keepDigests(policy, () => readActions(site, policy))
    for (const [key, place] of places) {
      const known = joined.get(key) ?? []
      joined.set(key, known)
      known.push(`${policy.name} ${digests[place]}`)
    }
  }
  return joined
}
