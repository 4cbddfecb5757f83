// Parts of a policy in; the pieces of the text that findings about them mark out.
import type { Span } from '../finding.ts'

/** Give the opening brace of a statement: the place for what is missing in it. */
export function headOf({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + 1) }
}
