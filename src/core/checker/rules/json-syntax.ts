// Finds what is not JSON, with the slip that it probably is.
import type { Rule } from '../rule.ts'

/** Report slips of syntax. Source: RFC 8259; IAM refuses a document that is not JSON. */
export const jsonSyntax: Rule = {
  name: 'json-syntax',
  description:
    'The text must be JSON. The usual slips are named: a comma too many or too few, a bracket that is not closed, typographic quotation marks, comments, a field written twice.',
  severity: 'error',
  check: ({ slips }) =>
    slips.filter(({ rule }) => rule === 'json-syntax').map(({ rule: _, ...slip }) => slip),
}
