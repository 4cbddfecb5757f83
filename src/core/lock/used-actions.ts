// Reads which actions were used: a list of actions, or CloudTrail events as the AWS CLI or a table export gives them.
import type { ActionIndex } from '../actions/action-index.ts'
import { splitCsv } from './split-csv.ts'

/** What was used: actions that the reference lists, and what is no name of an action. */
export interface UsedActions {
  /** As AWS spells them, sorted. */
  readonly actions: readonly string[]
  /**
   * Events and names for which nobody can tell which action they used, sorted: CloudTrail has names of API operations, and
   * some operations need an action of another name.
   */
  readonly unknown: readonly string[]
}

/** Read a file's text. Returns undefined if it is neither a list of actions nor CloudTrail events. */
export function readUsedActions(text: string, index: Pick<ActionIndex, 'find'>): UsedActions | undefined {
  const names = readJsonNames(text) ?? readTableNames(text) ?? readListedNames(text)
  if (names === undefined) return undefined
  const [actions, unknown] = [new Set<string>(), new Set<string>()]
  for (const name of names) {
    const found = index.find(name)
    if (found === undefined) unknown.add(name)
    else actions.add(found.name)
  }
  return { actions: [...actions].sort(), unknown: [...unknown].sort() }
}

/** An array of actions or events, `Events` of `aws cloudtrail lookup-events`, or `Records` of a log file. */
function readJsonNames(text: string): readonly string[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const list = Array.isArray(value) ? value : (fieldOf(value, 'Events') ?? fieldOf(value, 'Records'))
  if (!Array.isArray(list)) return undefined
  const names = list.map((item) =>
    typeof item === 'string'
      ? item
      : nameEvent(
          fieldOf(item, 'EventSource') ?? fieldOf(item, 'eventSource'),
          fieldOf(item, 'EventName') ?? fieldOf(item, 'eventName'),
        ),
  )
  return names.every((name) => name !== undefined) ? names : undefined
}

/** A table with the columns `eventsource` and `eventname`, in any case, as Athena exports it. */
function readTableNames(text: string): readonly string[] | undefined {
  const [header = [], ...rows] = splitCsv(text)
  const columns = header.map((name) => name.trim().toLowerCase().replaceAll('_', ''))
  const [source, name] = [columns.indexOf('eventsource'), columns.indexOf('eventname')]
  if (source < 0 || name < 0) return undefined
  const names = rows.map((row) => nameEvent(row[source], row[name]))
  return names.every((one) => one !== undefined) ? names : undefined
}

/** One action on each line; empty lines and those that start with # count for nothing. */
function readListedNames(text: string): readonly string[] | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  return lines.every((line) => /^[A-Za-z0-9-]+:[A-Za-z0-9-]+$/.test(line)) ? lines : undefined
}

/** Name an event as if its operation were an action: `connect:ListUsers` for an event of `connect.amazonaws.com`. */
function nameEvent(source: unknown, name: unknown): string | undefined {
  if (typeof source !== 'string' || typeof name !== 'string') return undefined
  return `${source.replace(/\.amazonaws\.com(\.cn)?$/, '')}:${name}`
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined
}
