// Faults of the content in, what Vite's error overlay shows of them out.
import { resolve } from 'node:path'
import { type Fault, formatFaults, sortFaults } from '../../src/core/json/fault.ts'

/** Write the overlay: every fault in the words of `npm run lint:content`, and the first one in its file. */
export function toFaultOverlay(faults: readonly Fault[]) {
  const [first] = sortFaults(faults)
  const loc = first?.line !== undefined && {
    file: resolve(first.file),
    line: first.line,
    column: first.column ?? 1,
  }
  return toOverlay(formatFaults(faults), loc || undefined)
}

/** Write the overlay of a content folder that could not even be read. */
export function toErrorOverlay(error: unknown) {
  return toOverlay(error instanceof Error ? error.message : String(error))
}

function toOverlay(message: string, loc?: { file: string; line: number; column: number }) {
  // Where it was found out tells nobody how to mend it.
  const err = { name: 'content', title: 'The content has faults', message, stack: '', ...(loc && { loc }) }
  return { type: 'error' as const, err }
}
