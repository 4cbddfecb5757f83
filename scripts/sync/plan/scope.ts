// Parses the text of --scope into a test of policy names.
import { matcherOf } from '../../../src/core/policy/pattern.ts'

/** Which policies of a source are wanted. */
export interface Scope {
  /** The name patterns, in the order given. */
  readonly patterns: readonly string[]
  readonly matches: (name: string) => boolean
}

/** The word for every policy that AWS manages. */
const everything = 'aws'

const pattern = /^[A-Za-z0-9+=,.@_*?-]{1,128}$/

/**
 * Parse a scope: patterns of policy names with the wildcards * and ?, separated by commas; `aws` means every policy.
 * Throws if a pattern cannot match any name.
 */
export function parseScope(text: string): Scope {
  const patterns = text.split(',').map((part) => (part.trim() === everything ? '*' : part.trim()))
  for (const wrong of patterns.filter((part) => !pattern.test(part))) {
    throw new Error(
      `--scope ${text}: expected patterns of policy names such as AmazonConnect*, separated by commas, but found ${JSON.stringify(wrong)}`,
    )
  }
  const tests = patterns.map(matcherOf)
  return { patterns, matches: (name) => tests.some((matches) => matches(name)) }
}

/** Find the patterns that match none of the names; most likely they are misspelled. */
export function findIdlePatterns({ patterns }: Scope, names: readonly string[]): readonly string[] {
  return patterns.filter((part) => !names.some(matcherOf(part)))
}
