// Finds JSON syntax errors and names the likely mistake.
import type { Rule } from '../rule.ts'

/** Report syntax errors. Source: RFC 8259; IAM rejects a document that is not JSON. */
export const jsonSyntax: Rule = {
  name: 'json-syntax',
  description:
    'The text must be JSON. Common mistakes are named: an extra or missing comma, a bracket that is not closed, typographic quotation marks, comments, a field written twice.',
  severity: 'error',
  check: ({ slips }) =>
    slips.filter(({ rule }) => rule === 'json-syntax').map(({ rule: _, ...slip }) => slip),
}
