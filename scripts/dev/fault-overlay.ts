// Formats faults of the content for Vite's error overlay.
import { resolve } from 'node:path'
import { type Fault, formatFaults, sortFaults } from '../../src/core/json/fault.ts'

/** Make the overlay: every fault as `npm run lint:content` words it, and the place of the first in its file. */
export function toFaultOverlay(faults: readonly Fault[]) {
  const [first] = sortFaults(faults)
  const loc = first?.line !== undefined && {
    file: resolve(first.file),
    line: first.line,
    column: first.column ?? 1,
  }
  return toOverlay(formatFaults(faults), loc || undefined)
}

/** Make the overlay for a content folder that could not be read. */
export function toErrorOverlay(error: unknown) {
  return toOverlay(error instanceof Error ? error.message : String(error))
}

function toOverlay(message: string, loc?: { file: string; line: number; column: number }) {
  // No stack: where the fault was detected does not help to fix it.
  const err = { name: 'content', title: 'The content has faults', message, stack: '', ...(loc && { loc }) }
  return { type: 'error' as const, err }
}
