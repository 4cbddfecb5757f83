// Indexes the actions of AWS's services so that action patterns expand quickly.

import { once } from '../once.ts'
import { isPlain, matcherOf, serviceOfPattern } from '../policy/pattern.ts'
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

/**
 * Index a snapshot. Names compare case-insensitively, and begin with the prefix of their service. A service is indexed
 * when it is first asked about, because most policies are about a few.
 */
export function indexActions(snapshot: Snapshot): ActionIndex {
  const shelfOf = indexServices(snapshot)
  const whole = once(() => toShelf([...shelfOf.values()].flatMap((shelf) => shelf().all)))
  const shelfFor = (text: string) => {
    const prefix = serviceOfPattern(text)
    return prefix === undefined ? whole() : (shelfOf.get(prefix)?.() ?? empty)
  }

  // What a pattern matches begins as the pattern does before its first wildcard.
  const startingWith = remember(memory.starts, (start: string) => {
    const { all, ordered } = shelfFor(start)
    if (start === '') return all
    const { byKey, keys } = ordered()
    return byKey.slice(...rangeOf(keys, start))
  })
  const candidatesFor = (pattern: string) => {
    const end = pattern.search(/[*?]|\$\{/)
    return startingWith(end < 0 ? pattern : pattern.slice(0, end))
  }
  const findLower = (key: string) => shelfFor(key).byName.get(key)
  const expandLower = remember(memory.expansions, (pattern: string): readonly IndexedAction[] => {
    if (isPlain(pattern)) {
      const action = findLower(pattern)
      return action === undefined ? none : [action]
    }
    const matches = matcherOf(pattern)
    const found = candidatesFor(pattern).filter(({ key }) => matches(key))
    return found.length < 2 ? found : found.sort(byActionName)
  })
  const lookup: ActionLookup = {
    get all() {
      return whole().all
    },
    find: (name) => findLower(name.toLowerCase()),
    expand: (pattern) => expandLower(pattern.toLowerCase()),
  }
  const expandWritten = remember(memory.expansions, (written: string) =>
    expandSet(JSON.parse(written), lookup),
  )
  return {
    snapshot,
    get all() {
      return lookup.all
    },
    find: lookup.find,
    expand: lookup.expand,
    expandSet: rememberAll((set: ActionSet) => expandWritten(JSON.stringify(set))),
    relations: rememberRelations(memory.pairs),
  }
}

/** Some actions, in the orders in which they are looked up. */
interface Shelf {
  /** Sorted by name. */
  readonly all: readonly IndexedAction[]
  readonly byName: ReadonlyMap<string, IndexedAction>
  /** Sorted by key, for wildcards. */
  readonly ordered: () => { readonly byKey: readonly IndexedAction[]; readonly keys: readonly string[] }
}

function toShelf(actions: readonly IndexedAction[]): Shelf {
  const all = actions.toSorted(byActionName)
  return {
    all,
    byName: new Map(all.map((action) => [action.key, action])),
    ordered: once(() => {
      const byKey = all.toSorted((a, b) => (a.key < b.key ? -1 : 1))
      return { byKey, keys: byKey.map(({ key }) => key) }
    }),
  }
}

const empty: Shelf = toShelf([])

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

/** The actions of each service, by its prefix in lowercase. */
function indexServices({ services }: Snapshot): ReadonlyMap<string, () => Shelf> {
  const shared = remember(memory.expansions, (written: string): ResourceFormats => JSON.parse(written))
  // Actions with the same resource types may share the list, and then it is read once.
  const formatsOf = rememberAll((types: ActionFacts['resourceTypes']) =>
    shared(JSON.stringify(readFormats(types))),
  )
  const toIndexed = (facts: ActionFacts): IndexedAction => ({
    name: facts.name,
    facts,
    key: facts.name.toLowerCase(),
    formats: formatsOf(facts.resourceTypes),
  })
  return new Map(
    services.map((service) => [
      service.prefix.toLowerCase(),
      once(() => toShelf(service.actions.map(toIndexed))),
    ]),
  )
}

function readFormats(resourceTypes: ActionFacts['resourceTypes']): ResourceFormats {
  const arns = resourceTypes.flatMap(({ arn }) => (arn === undefined ? [] : splitFormats(arn)))
  return {
    written: [...new Set(arns)],
    arns: [...new Set(arns.map((arn) => arn.replace(/\$\{[^}]*\}/g, '*')))],
    takesNoResource: resourceTypes.length === 0,
  }
}
