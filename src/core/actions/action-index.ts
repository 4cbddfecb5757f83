// Indexes the actions of AWS's services so that action patterns expand quickly.

import { isPlain, matcherOf } from '../policy/pattern.ts'
import type { ActionSet } from '../policy/policy.ts'
import { type ResourceRelations, rememberRelations } from '../policy/resource.ts'
import { remember, rememberAll } from '../remember.ts'
import {
  type ActionFacts,
  type ActionLookup,
  byActionName,
  type IndexedAction,
  type ResourceFormats,
  type Snapshot,
} from './action.ts'
import { splitFormats } from './arn-formats.ts'
import { type Expansion, expandSet } from './expansion.ts'

/** Answers "which actions does this match?" quickly, by caching its answers. */
export interface ActionIndex extends ActionLookup {
  readonly snapshot: Snapshot
  /** List the actions that the patterns of a statement match. */
  readonly expandSet: (set: ActionSet) => Expansion
  readonly relations: ResourceRelations
}

/** How much an index caches: enough for the expansions and pairs of ARNs of all managed policies. */
const memory = { expansions: 50_000, starts: 1_000, pairs: 2_000_000 }

const none: readonly IndexedAction[] = []

/** Index a snapshot. Names compare case-insensitively. */
export function indexActions(snapshot: Snapshot): ActionIndex {
  const all = indexAll(snapshot)
  const byName = new Map(all.map((action) => [action.key, action]))
  const byKey = all.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const keys = byKey.map(({ key }) => key)

  // What a pattern matches begins as the pattern does before its first wildcard.
  const startingWith = remember(memory.starts, (start: string) =>
    start === '' ? all : byKey.slice(...rangeOf(keys, start)),
  )
  const candidatesFor = (pattern: string) => {
    const end = pattern.search(/[*?]|\$\{/)
    return startingWith(end < 0 ? pattern : pattern.slice(0, end))
  }
  const expandLower = remember(memory.expansions, (pattern: string): readonly IndexedAction[] => {
    if (isPlain(pattern)) {
      const action = byName.get(pattern)
      return action === undefined ? none : [action]
    }
    const matches = matcherOf(pattern)
    const found = candidatesFor(pattern).filter(({ key }) => matches(key))
    return found.length < 2 ? found : found.sort(byActionName)
  })
  const find = (name: string) => byName.get(name.toLowerCase())
  const expand = (pattern: string) => expandLower(pattern.toLowerCase())
  const expandWritten = remember(memory.expansions, (written: string) =>
    expandSet(JSON.parse(written), { all, find, expand }),
  )
  return {
    snapshot,
    all,
    find,
    expand,
    expandSet: rememberAll((set: ActionSet) => expandWritten(JSON.stringify(set))),
    relations: rememberRelations(memory.pairs),
  }
}

/** Find where the texts that begin with `start` are in a sorted list: from the first index to before the second. */
function rangeOf(sorted: readonly string[], start: string): readonly [number, number] {
  return [
    countBefore(sorted, (text) => text < start),
    countBefore(sorted, (text) => text < start || text.startsWith(start)),
  ]
}

/** Count the texts at the start of a sorted list for which a test holds, by halving. */
function countBefore(sorted: readonly string[], isBefore: (text: string) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(sorted[middle] ?? '')) low = middle + 1
    else high = middle
  }
  return low
}

function indexAll({ services }: Snapshot): readonly IndexedAction[] {
  const shared = remember(memory.expansions, (written: string): ResourceFormats => JSON.parse(written))
  // Actions with the same resource types may share the list, and then it is read once.
  const formatsOf = rememberAll((types: ActionFacts['resourceTypes']) =>
    shared(JSON.stringify(readFormats(types))),
  )
  return services
    .flatMap(({ actions }) => actions)
    .sort(byActionName)
    .map((facts) => ({
      name: facts.name,
      facts,
      key: facts.name.toLowerCase(),
      formats: formatsOf(facts.resourceTypes),
    }))
}

function readFormats(resourceTypes: ActionFacts['resourceTypes']): ResourceFormats {
  const arns = resourceTypes.flatMap(({ arn }) => (arn === undefined ? [] : splitFormats(arn)))
  return {
    written: [...new Set(arns)],
    arns: [...new Set(arns.map((arn) => arn.replace(/\$\{[^}]*\}/g, '*')))],
    takesNoResource: resourceTypes.length === 0,
  }
}
