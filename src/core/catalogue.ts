// The actions that AWS's services have, as data, in; an index that expands action patterns out.
import { matcherOf } from './pattern.ts'
import type { ActionSet } from './policy.ts'

/** An action of the snapshot, as AWS's Service Authorization Reference describes it. */
export interface ActionFacts {
  /** With its service prefix, as AWS spells it: `connect:StartContactRecording`. */
  readonly name: string
  /** `List`, `Read`, `Write`, or two of AWS's levels such as `Tagging, Write`. */
  readonly accessLevel: string
  readonly resourceTypes: readonly ActionResourceType[]
  readonly conditionKeys: readonly string[]
  /** Other actions that AWS says are needed as well, as it spells them. */
  readonly dependentActions: readonly string[]
}

export interface ActionResourceType {
  readonly name: string
  /** Whether a statement that allows the action must name a resource of this type or `*`. */
  readonly required: boolean
  /** ARN format with placeholders such as `${Region}`; absent where the snapshot lists none. */
  readonly arn?: string
}

export interface ServiceFacts {
  /** The prefix of the service's actions, such as `connect`. */
  readonly prefix: string
  /** The service's name, such as `Amazon Connect`. */
  readonly name: string
  readonly actions: readonly ActionFacts[]
  readonly resourceTypes: readonly ServiceResourceType[]
  readonly conditionKeys: readonly ServiceConditionKey[]
}

export interface ServiceResourceType {
  readonly name: string
  /** ARN format with placeholders such as `${Region}`. */
  readonly arn: string
  readonly conditionKeys: readonly string[]
}

export interface ServiceConditionKey {
  /** Possibly with a placeholder: `aws:ResourceTag/${TagKey}`. */
  readonly name: string
  /** The type of its values, as AWS names it: `String`, `ArrayOfString`, `ARN`. */
  readonly type: string
}

/** One dated snapshot of every service. */
export interface Catalogue {
  /** The package and version that the snapshot is, for the page to name. */
  readonly snapshot: string
  /** When the snapshot was taken, UTC, ISO 8601 to the second. */
  readonly takenAt: string
  readonly services: readonly ServiceFacts[]
}

/** An action in an index: one of the snapshot's, or one that only a policy names. */
export interface KnownAction {
  readonly name: string
  /** Absent for an action that the snapshot does not list. */
  readonly facts?: ActionFacts
}

/** Answers "which actions does this pattern match" quickly; each pattern is matched once. */
export interface ActionIndex {
  readonly catalogue: Catalogue
  /** Every action of the snapshot, sorted by name. */
  readonly all: readonly KnownAction[]
  readonly find: (name: string) => KnownAction | undefined
  readonly expand: (pattern: string) => readonly KnownAction[]
}

/** Index a snapshot. Names compare case-insensitively. */
export function indexActions(catalogue: Catalogue): ActionIndex {
  const byService = new Map<string, readonly KnownAction[]>()
  const byName = new Map<string, KnownAction>()
  const expansions = new Map<string, readonly KnownAction[]>()
  for (const service of catalogue.services) {
    const actions = service.actions.map((facts) => ({ name: facts.name, facts }))
    byService.set(service.prefix.toLowerCase(), actions)
    for (const action of actions) byName.set(action.name.toLowerCase(), action)
  }
  const all = [...byName.values()].sort(byActionName)

  const candidatesFor = (pattern: string) => {
    const prefix = pattern.slice(0, Math.max(0, pattern.indexOf(':')))
    return /[*?]/.test(prefix) || prefix === '' ? all : (byService.get(prefix) ?? [])
  }
  const expand = (pattern: string) => {
    const lower = pattern.toLowerCase()
    let actions = expansions.get(lower)
    if (actions === undefined) {
      const matches = matcherOf(lower)
      actions = lower === '*' ? all : candidatesFor(lower).filter(({ name }) => matches(name.toLowerCase()))
      expansions.set(lower, actions)
    }
    return actions
  }
  return { catalogue, all, find: (name) => byName.get(name.toLowerCase()), expand }
}

/** Give the actions of `universe` (an index, and actions only policies name) that a statement matches. */
export function expandActions(
  set: ActionSet,
  index: ActionIndex,
  unlisted: readonly KnownAction[],
): readonly KnownAction[] {
  const matched = new Set(set.patterns.flatMap((pattern) => [...index.expand(pattern)]))
  const tests = set.patterns.map((pattern) => matcherOf(pattern.toLowerCase()))
  const matchedUnlisted = unlisted.filter(({ name }) => tests.some((matches) => matches(name.toLowerCase())))
  if (!set.inverted) return [...matched, ...matchedUnlisted]
  return [
    ...index.all.filter((action) => !matched.has(action)),
    ...unlisted.filter((action) => !matchedUnlisted.includes(action)),
  ]
}

/** Order actions by name, the same on every machine. */
export function byActionName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** Give the service prefix of an action: `connect` of `connect:ListUsers`. */
export function servicePrefix(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':')))
}
