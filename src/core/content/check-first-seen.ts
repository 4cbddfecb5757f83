// The record of when actions came to be known in, findings about its order and its days out.
import { byActionName } from '../actions/action.ts'
import type { Finding } from '../json/finding.ts'
import type { FirstSeenRecord } from '../records/record.ts'
import type { Filed } from './content-folder.ts'

/** Actions are sorted, and none stands twice in two spellings. */
export function assertFirstSeenSorted({ file, record }: Filed<FirstSeenRecord>): readonly Finding[] {
  const names = Object.keys(record.actions)
  const seen = new Map<string, string>()
  return names.flatMap((name, index) => {
    const at = ['actions', name]
    const twin = seen.get(name.toLowerCase())
    seen.set(name.toLowerCase(), name)
    if (twin !== undefined) {
      const tip = 'Keep the spelling that AWS uses and remove the other.'
      return [{ file, at, found: `${name} besides ${twin}`, expected: 'every action once', tip }]
    }
    const before = names[index - 1]
    if (before === undefined || byActionName({ name: before }, { name }) < 0) return []
    const tip =
      'Sort the actions by name, capital letters before small ones, so that a diff shows only what is new.'
    return [{ file, at, found: `${name} after ${before}`, expected: 'the actions in order', tip }]
  })
}

/** No action was seen outside of the snapshots, and none for the last time before the first time. */
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
