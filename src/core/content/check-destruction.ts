// Checks the judgments about destructive actions: sorted, each action once, and every action of the own services judged.
import { byActionName, type Snapshot, servicePrefix } from '../actions/action.ts'
import type { Finding } from '../json/finding.ts'
import type { DestructionRecord } from '../records/destruction.ts'
import type { FirstSeenRecord } from '../records/record.ts'
import type { Filed } from './content-folder.ts'

/** The file of the judgments in a content folder. */
const destructionFile = 'destructive.json'

type Judgments = Filed<readonly DestructionRecord[]>

interface Placed {
  readonly name: string
  readonly at: Finding['at']
}

/** Check that no action is judged twice, in any spelling. */
export function assertJudgedOnce({ file, record }: Judgments): readonly Finding[] {
  const seen = new Map<string, string>()
  return placesOf(record).flatMap(({ name, at }) => {
    const twin = seen.get(name.toLowerCase())
    seen.set(name.toLowerCase(), name)
    if (twin === undefined) return []
    const tip = 'Remove the action from one of the two entries.'
    return [{ file, at, found: `${name} a second time`, expected: 'every action once', tip }]
  })
}

/** Check that entries are sorted by their first action, and that the actions of each are sorted. */
export function assertJudgmentsSorted({ file, record }: Judgments): readonly Finding[] {
  const firsts = record.map(({ actions }, i): Placed => ({ name: actions[0] ?? '', at: [i] }))
  const lists = record.map(({ actions }, i) =>
    actions.map((name, j): Placed => ({ name, at: placeOf(i, j) })),
  )
  const tip = 'Sort by name, uppercase before lowercase letters, so that a diff shows only what is new.'
  return [firsts, ...lists].flatMap((list) =>
    list.flatMap((placed, i) => {
      const before = list[i - 1]
      if (before === undefined || byActionName(before, placed) <= 0) return []
      const found = `${placed.name} after ${before.name}`
      return [{ file, at: placed.at, found, expected: 'the actions sorted by name', tip }]
    }),
  )
}

/**
 * Check that every action of the services is judged, those that AWS no longer lists too, and that no unknown action of
 * theirs is. Actions of other services may be judged.
 */
export function checkEveryActionJudged(
  record: readonly DestructionRecord[],
  services: readonly string[],
  snapshot: Snapshot,
  firstSeen: FirstSeenRecord,
): readonly Finding[] {
  const isOwn = (action: string) => services.includes(servicePrefix(action))
  const listed = snapshot.services.flatMap(({ actions }) => actions.map(({ name }) => name)).filter(isOwn)
  const known = new Set([...listed, ...Object.keys(firstSeen.actions).filter(isOwn)])
  const places = placesOf(record)
  const judged = new Set(places.map(({ name }) => name))
  return [
    ...[...known]
      .filter((name) => !judged.has(name))
      .map((name) => ({
        file: destructionFile,
        at: [],
        found: `nothing about ${name}`,
        expected: `every action of ${services.join(', ')} judged`,
        tip: 'Read what AWS says about the action, then add it to an entry, or add one; effect none is a judgment too.',
      })),
    ...places
      .filter(({ name }) => isOwn(name) && !known.has(name))
      .map(({ name, at }) => ({
        file: destructionFile,
        at,
        found: JSON.stringify(name),
        expected: 'an action that the snapshot or first-seen.json lists',
        tip: 'Correct the spelling, or remove the action.',
      })),
  ]
}

function placesOf(record: readonly DestructionRecord[]): readonly Placed[] {
  return record.flatMap(({ actions }, i) => actions.map((name, j) => ({ name, at: placeOf(i, j) })))
}

const placeOf = (entry: number, action: number): Finding['at'] => [entry, 'actions', action]
