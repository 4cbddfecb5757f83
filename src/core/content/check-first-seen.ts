// Checks the order and the days of the record of when AWS first and last listed each action.
import { byActionName } from '../actions/action.ts'
import type { Finding } from '../json/finding.ts'
import type { FirstSeenRecord } from '../records/record.ts'
import type { ContentFolder, Filed } from './content-folder.ts'

/** Check that actions are sorted, and that none appears in two spellings. */
export function assertFirstSeenSorted({ file, record }: Filed<FirstSeenRecord>): readonly Finding[] {
  const names = Object.keys(record.actions)
  const seen = new Map<string, string>()
  return names.flatMap((name, index) => {
    const at = ['actions', name]
    const twin = seen.get(name.toLowerCase())
    seen.set(name.toLowerCase(), name)
    if (twin !== undefined) {
      const tip = 'Keep the spelling that AWS uses and remove the other.'
      return [{ file, at, found: `${name} as well as ${twin}`, expected: 'every action once', tip }]
    }
    const before = names[index - 1]
    if (before === undefined || byActionName({ name: before }, { name }) < 0) return []
    const tip =
      'Sort the actions by name, uppercase before lowercase letters, so that a diff shows only what is new.'
    return [{ file, at, found: `${name} after ${before}`, expected: 'the actions sorted by name', tip }]
  })
}

/** Check that actions were seen between the oldest and newest snapshots, and first seen no later than last seen. */
export function assertFirstSeenDays({ file, record }: Filed<FirstSeenRecord>): readonly Finding[] {
  const { oldestSnapshot, newestSnapshot, actions } = record
  const ordered = (at: Finding['at'], days: readonly [string, string, string]): readonly Finding[] => {
    const [earliest, found, latest] = days
    if (earliest <= found && found <= latest) return []
    const expected = `a day from ${earliest} to ${latest}`
    return [{ file, at, found, expected, tip: 'Look up which snapshots list the action.' }]
  }
  return [
    ...ordered(['newestSnapshot'], [oldestSnapshot, newestSnapshot, '9999-12-31']),
    ...Object.entries(actions).flatMap(([name, { firstSeen, lastSeen }]) => [
      ...ordered(['actions', name, 'firstSeen'], [oldestSnapshot, firstSeen, newestSnapshot]),
      ...(lastSeen === undefined
        ? []
        : ordered(['actions', name, 'lastSeen'], [firstSeen, lastSeen, newestSnapshot])),
    ]),
  ]
}

/** Check that the record is not empty while sensitive actions refer to it: else only they would be blamed. */
export function assertFirstSeenFilled({ firstSeen, risks }: ContentFolder): readonly Finding[] {
  if (firstSeen === undefined || risks === undefined || risks.record.length === 0) return []
  if (Object.keys(firstSeen.record.actions).length > 0) return []
  const tip = 'Restore the actions, or remove the sensitive actions from risks.json.'
  const expected = 'the actions that risks.json refers to'
  return [{ file: firstSeen.file, at: ['actions'], found: 'no actions', expected, tip }]
}
