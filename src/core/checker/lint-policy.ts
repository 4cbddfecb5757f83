// Checks the text of a policy and returns everything it finds, with its place in the text.
import type { ActionIndex } from '../actions/action-index.ts'
import type { PolicyFinding } from './finding.ts'
import { lintRead } from './lint-read.ts'
import { readPolicy } from './read-policy.ts'
import type { LintOptions } from './rule.ts'

/** Check a policy. Never throws, whatever the text; findings are sorted by place, after those that come first. */
export function lintPolicy(
  text: string,
  index: ActionIndex,
  options: LintOptions = {},
): readonly PolicyFinding[] {
  return lintRead(readPolicy(text), index, options)
}
