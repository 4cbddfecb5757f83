// Searches for a request that some clauses match and others do not.
import { combineChoices, type Result } from './combine-choices.ts'
import { isWithin } from './find-resource.ts'
import { type Choice, listChoices } from './key-choices.ts'
import type { Effort } from './key-values.ts'
import { type Clause, fillVariables } from './request.ts'
import type { PossibleResources } from './resource-language.ts'
import { type Assignment, listAssignments, listSpellings } from './variables.ts'

/** What to search for. */
export interface Wanted {
  /** The request matches all of these. */
  readonly matched: readonly Clause[]
  /** The request matches none of these. */
  readonly unmatched: readonly Clause[]
}

const noneIsPinned: Assignment = new Map()

/** Search for a possible request. Keys that are pinned, in lowercase, have that state: none of its values if absent. */
export function findRequest(
  wanted: Wanted,
  resources: PossibleResources,
  pinned: Assignment = noneIsPinned,
): Result {
  const known =
    pinned.size === 0
      ? wanted
      : { matched: wanted.matched.map(fillPinned), unmatched: wanted.unmatched.map(fillPinned) }
  if (contradictsItself(known)) return 'none'
  // Most requests are found among values that are easy to find; only to rule one out are all needed.
  const quick = search(known, resources, 'quick', pinned)
  if (quick !== 'undecided') return quick
  return isRuledOutByOne(known, resources, pinned) ? 'none' : search(known, resources, 'full', pinned)

  function fillPinned(clause: Clause): Clause {
    return fillVariables(clause, pinned, (key) => pinned.has(key))
  }
}

/** Check whether a single clause matches all that is to be found: that takes far fewer values than all clauses do. */
function isRuledOutByOne(
  { matched, unmatched }: Wanted,
  resources: PossibleResources,
  pinned: Assignment,
): boolean {
  return unmatched.some(
    (clause) => search({ matched, unmatched: [clause] }, resources, 'full', pinned) === 'none',
  )
}

/** Check whether the same text, of resources and conditions, would have to match and not to match. */
function contradictsItself({ matched, unmatched }: Wanted): boolean {
  return unmatched.some((wide) =>
    matched.some(
      (narrow) =>
        isWithin(narrow, wide) &&
        wide.conditions.every((condition) =>
          narrow.conditions.some((other) => JSON.stringify(condition) === JSON.stringify(other)),
        ),
    ),
  )
}

function search(wanted: Wanted, resources: PossibleResources, effort: Effort, pinned: Assignment): Result {
  const clauses = [...wanted.matched, ...wanted.unmatched]
  const { assignments, isComplete } = listAssignments(clauses, effort, pinned)
  const spellings = listSpellings(clauses)
  let isUndecided = !isComplete
  for (const assignment of assignments) {
    const result = findWith(assignment, spellings, wanted, resources, effort)
    if (typeof result !== 'string') return result
    if (result === 'undecided') isUndecided = true
  }
  return isUndecided ? 'undecided' : 'none'
}

function findWith(
  assignment: Assignment,
  spellings: ReadonlyMap<string, string>,
  wanted: Wanted,
  resources: PossibleResources,
  effort: Effort,
): Result {
  const matched = wanted.matched.map((clause) => fillVariables(clause, assignment))
  const unmatched = wanted.unmatched.map((clause) => fillVariables(clause, assignment))
  const names = new Map<string, string>()
  for (const { key } of [...matched, ...unmatched].flatMap(({ conditions }) => conditions))
    if (!names.has(key.toLowerCase())) names.set(key.toLowerCase(), key)
  for (const key of assignment.keys()) if (!names.has(key)) names.set(key, spellings.get(key) ?? key)
  const choices: (readonly Choice[])[] = []
  let isComplete = true
  for (const [lower, key] of names) {
    const found = listChoices(lower, key, assignment.get(lower), matched, unmatched, resources, effort)
    if (found.choices.length === 0) return found.isComplete ? 'none' : 'undecided'
    choices.push(found.choices)
    isComplete &&= found.isComplete
  }
  const result = combineChoices(choices, matched, unmatched, resources)
  return result === 'none' && !isComplete ? 'undecided' : result
}
