// Formats faults as a list for people, with the same fault on many pages as one entry.
import type { SiteFault } from '../site/site-files.ts'

const shown = 5

/** Format faults as one entry for each fault, with the first places that have it. */
export function formatSiteFaults(faults: readonly SiteFault[]): string {
  const groups = Map.groupBy(faults, ({ what, expected }) => `${what}\n    expected: ${expected}`)
  return [...groups].map(([text, group]) => `  ${text}\n${formatPlaces(group)}`).join('\n')
}

function formatPlaces(faults: readonly SiteFault[]): string {
  const places = faults
    .slice(0, shown)
    .map(({ file, where }) => `    in: ${where === undefined ? file : `${file}, ${where}`}`)
  const rest = faults.length - places.length
  return [...places, ...(rest > 0 ? [`    and in ${rest} more places`] : [])].join('\n')
}
