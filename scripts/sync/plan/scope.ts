// The text of --scope in; a test of policy names out.
import { matcherOf } from '../../../src/core/policy/pattern.ts'

/** Which policies of a source are wanted. */
export interface Scope {
  /** Patterns of names, as they were given. */
  readonly patterns: readonly string[]
  readonly matches: (name: string) => boolean
}

/** What stands for every policy that AWS manages. */
const everything = 'aws'

const pattern = /^[A-Za-z0-9+=,.@_*?-]{1,128}$/

/**
 * Read a scope: patterns of policy names with the wildcards * and ?, separated by commas; `aws` is every policy.
 * Throws when a pattern cannot match any name.
 */
export function parseScope(text: string): Scope {
  const patterns = text.split(',').map((part) => (part.trim() === everything ? '*' : part.trim()))
  for (const wrong of patterns.filter((part) => !pattern.test(part))) {
    throw new Error(
      `--scope ${text}: expected patterns of policy names such as AmazonConnect*, separated by commas, and found ${JSON.stringify(wrong)}`,
    )
  }
  const tests = patterns.map(matcherOf)
  return { patterns, matches: (name) => tests.some((matches) => matches(name)) }
}

/** Find the patterns that match none of some names: most likely they are misspelled. */
export function findIdlePatterns({ patterns }: Scope, names: readonly string[]): readonly string[] {
  return patterns.filter((part) => !names.some(matcherOf(part)))
}
