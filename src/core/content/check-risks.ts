// Checks the records of sensitive actions: their order, repeated actions and unknown actions.
import { byActionName } from '../actions/action.ts'
import type { Finding } from '../json/finding.ts'
import { parsePolicy } from '../policy/policy.ts'
import type { RiskRecord } from '../records/record.ts'
import type { ContentFolder, Filed } from './content-folder.ts'

type Risks = Filed<readonly RiskRecord[]>

interface Placed {
  readonly name: string
  readonly at: Finding['at']
}

/** Check that no action has two reasons, in any spelling. */
export function assertRisksUnique({ file, record }: Risks): readonly Finding[] {
  const seen = new Map<string, string>()
  return placesOf(record).flatMap(({ name, at }) => {
    const twin = seen.get(name.toLowerCase())
    seen.set(name.toLowerCase(), name)
    if (twin === undefined) return []
    const tip = 'Merge the two reasons into one entry, or remove the action from one of them.'
    return [{ file, at, found: `${name} a second time`, expected: 'every action once', tip }]
  })
}

/** Check that entries are sorted by their first action, and that the actions of each are sorted. */
export function assertRisksSorted({ file, record }: Risks): readonly Finding[] {
  const lists = [
    record.map(({ actions }, index): Placed => ({ name: actions[0] ?? '', at: [index] })),
    ...record.map(({ actions }, index) =>
      actions.map((name, i): Placed => ({ name, at: placeOf(index, i) })),
    ),
  ]
  const tip = 'Sort by name, uppercase before lowercase letters, so that a diff shows only what is new.'
  return lists.flatMap((list) =>
    list.flatMap((placed, index) => {
      const before = list[index - 1]
      if (before === undefined || byActionName(before, placed) <= 0) return []
      const found = `${placed.name} after ${before.name}`
      return [{ file, at: placed.at, found, expected: 'the actions sorted by name', tip }]
    }),
  )
}

/** Check that every action is one that AWS has listed or that a recorded version names. */
export function assertRisksKnown({ risks, firstSeen, policies }: ContentFolder): readonly Finding[] {
  if (risks === undefined || firstSeen === undefined) return []
  const toLower = (name: string) => name.toLowerCase()
  const listed = new Set(Object.keys(firstSeen.record.actions).map(toLower))
  const unlisted = placesOf(risks.record).filter(({ name }) => !listed.has(toLower(name)))
  // Few are, and all versions take long to go through.
  if (unlisted.length === 0) return []
  const named = policies.flatMap(({ versions }) =>
    versions.flatMap(({ record }) =>
      parsePolicy(record.document).statements.flatMap(({ actions }) => actions.patterns),
    ),
  )
  const known = new Set(named.map(toLower))
  return unlisted
    .filter(({ name }) => !known.has(toLower(name)))
    .map(({ name, at }) => ({
      file: risks.file,
      at,
      found: JSON.stringify(name),
      expected: 'an action that first-seen.json lists or a recorded version names',
      tip: 'Correct the spelling, or record in first-seen.json when AWS first listed it.',
    }))
}

function placesOf(record: readonly RiskRecord[]): readonly Placed[] {
  return record.flatMap(({ actions }, index) => actions.map((name, i) => ({ name, at: placeOf(index, i) })))
}

const placeOf = (index: number, action: number): Finding['at'] => [index, 'actions', action]
