// Picks the range of the text that a finding marks.
import type { TextSpan } from '../finding.ts'

/** Return the opening brace of a statement, where findings about missing fields are placed. */
export function headOf({ start, end }: TextSpan): TextSpan {
  return { start, end: Math.min(end, start + 1) }
}
