// Finds JSON syntax errors and names the likely mistake.
import type { Rule } from '../rule.ts'

/** Report syntax errors. Source: RFC 8259; IAM rejects a document that is not JSON. */
export const jsonSyntax: Rule = {
  name: 'json-syntax',
  severity: 'error',
  check: ({ slips }) =>
    slips.filter(({ rule }) => rule === 'json-syntax').map(({ rule: _, ...slip }) => slip),
}
