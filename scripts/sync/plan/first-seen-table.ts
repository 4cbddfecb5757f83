// Parses the table of when actions were first and last seen.
import { byActionName } from '../../../src/core/actions/action.ts'
import { type FirstSeenRecord, firstSeenRecord } from '../../../src/core/records/record.ts'

const header = ['action', 'first_seen', 'last_seen']

/** Marks an action that the oldest snapshot already lists. */
const orBefore = '<='

/**
 * Parse a table of first-seen dates: tab-separated, with the header `action first_seen last_seen`. `<=` before a date
 * means that the oldest snapshot, taken that day, lists the action. Throws an error that names the line if a row is
 * invalid.
 */
export function parseFirstSeen(text: string, file: string): FirstSeenRecord {
  const [first = '', ...rows] = text.split(/\r?\n/)
  if (first !== header.join('\t')) {
    throw new Error(
      `${file}:1: expected the header ${header.join(', ')}, separated by tabs, but found ${first}`,
    )
  }
  const lines = rows.flatMap((row, index) => (row === '' ? [] : [readRow(row, `${file}:${index + 2}`)]))
  const oldest = lines.find(({ isOldest }) => isOldest)?.firstSeen
  if (oldest === undefined) {
    throw new Error(
      `${file}: expected a row whose first_seen starts with ${orBefore}, which marks the oldest snapshot`,
    )
  }
  const days = lines.flatMap(({ firstSeen, lastSeen }) => [firstSeen, ...(lastSeen ? [lastSeen] : [])])
  const actions = lines
    .toSorted(byActionName)
    .map(({ name, firstSeen, lastSeen }) => [name, { firstSeen, ...(lastSeen && { lastSeen }) }])
  return {
    oldestSnapshot: oldest,
    newestSnapshot: days.reduce((latest, day) => (day > latest ? day : latest), oldest),
    actions: Object.fromEntries(actions),
  }
}

function readRow(row: string, place: string) {
  const cells = row.split('\t')
  const [name = '', seen = '', lastSeen = ''] = cells
  const isOldest = seen.startsWith(orBefore)
  const firstSeen = isOldest ? seen.slice(orBefore.length) : seen
  const { actions, oldestSnapshot: day } = firstSeenRecord.shape
  const isSound =
    cells.length === header.length &&
    actions.safeParse({ [name]: { firstSeen, ...(lastSeen && { lastSeen }) } }).success &&
    day.safeParse(firstSeen).success
  if (!isSound) {
    throw new Error(`${place}: expected an action, a date, and a date or nothing, but found ${row}`)
  }
  return { name, firstSeen, lastSeen, isOldest }
}
