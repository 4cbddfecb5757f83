// Faults in, a list for people out: the same fault on many pages is one entry.
import type { Fault } from './site-files.ts'

const shownFiles = 5

/** Format faults, one entry for each fault with the first files that have it. */
export function formatFaults(faults: readonly Fault[]): string {
  const groups = Map.groupBy(faults, ({ what, expected }) => `${what}\n    expected: ${expected}`)
  return [...groups].map(([text, group]) => `  ${text}\n    in: ${formatFiles(group)}`).join('\n')
}

function formatFiles(faults: readonly Fault[]): string {
  const files = [...new Set(faults.map(({ file }) => file))]
  const rest = files.length - shownFiles
  return files.slice(0, shownFiles).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
