// Describes what is wrong with a file for the person who fixes it.
import type { Finding, JsonPath, Place } from './finding.ts'
import { escapeUnseen } from './unseen-characters.ts'

/** One problem, ready to be shown. */
export interface Fault {
  readonly file: string
  /** A JSON path such as `$.document.Statement[2].Effect`; `$` is the whole file. */
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly found: string
  readonly expected: string
  readonly tip: string
}

/** Format a path as a JSON path: `$.a[2]`, or `$["a b"]` where a name is not a plain word. */
export function formatJsonPath(at: JsonPath): string {
  const steps = at.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
  })
  return `$${steps.join('')}`
}

/** Turn a finding into a fault, with its line and column when they are known. */
export function toFault(finding: Finding, place?: Place): Fault {
  const { file, at, found, expected, tip } = finding
  return { file, path: formatJsonPath(at), ...place, found, expected, tip }
}

/** Describe a JSON value for the "found" part of a fault, in a few words. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return value === '' ? 'an empty string' : `string ${shorten(value)}`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (value !== null && typeof value === 'object') return 'an object'
  return String(value)
}

/** Quote a text, cut to about 60 characters, with control characters escaped. */
export function shorten(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)
}

/** Sort faults by file, line and column, so that reading the same files twice reports the same. */
export function sortFaults(faults: readonly Fault[]): readonly Fault[] {
  return [...faults].sort(byPlace)
}

/** Format faults for a terminal, sorted by file and line, one paragraph each. */
export function formatFaults(faults: readonly Fault[]): string {
  const paragraphs = sortFaults(faults).map((fault) => escapeUnseen(formatFault(fault)))
  const count = faults.length === 1 ? '1 error' : `${faults.length} errors`
  return [...paragraphs, `content: ${count}`].join('\n\n')
}

function formatFault(fault: Fault): string {
  const place = fault.line === undefined ? '' : `:${fault.line}:${fault.column}`
  return [
    `${fault.file}${place}  ${cut(fault.path)}`,
    `  found     ${cut(fault.found)}`,
    `  expected  ${cut(fault.expected)}`,
    `  tip       ${cut(fault.tip)}`,
  ].join('\n')
}

/** Cut a line that may quote a name of any length; the longest of our own sentences fits. */
function cut(line: string): string {
  return line.length > 500 ? `${line.slice(0, 499)}…` : line
}

function byPlace(a: Fault, b: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
