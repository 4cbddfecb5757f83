// Parts of a policy in; the pieces of the text that findings about them mark out.
import type { TextSpan } from '../finding.ts'

/** Give the opening brace of a statement: the place for what is missing in it. */
export function headOf({ start, end }: TextSpan): TextSpan {
  return { start, end: Math.min(end, start + 1) }
}
