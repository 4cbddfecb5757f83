// Finds fields that the policy language does not have.
import type { Field } from '../policy-parts.ts'
import type { Rule, RuleContext, RuleFinding } from '../rule.ts'

const ofDocument = ['Version', 'Id', 'Statement']

/** The elements of a statement. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
export const statementElements: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

/** Report unknown and misspelled fields. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
export const fieldName: Rule = {
  name: 'field-name',
  severity: 'error',
  check: (context) => [
    ...context.parts.fields.flatMap((field) => checkField(context, field, ofDocument, 'a policy')),
    ...context.statements.flatMap(({ fields }) =>
      fields.flatMap((field) => checkField(context, field, statementElements, 'a statement')),
    ),
  ],
}

function checkField(
  { nearest }: RuleContext,
  { name }: Field,
  known: readonly string[],
  what: string,
): readonly RuleFinding[] {
  if (known.includes(name.value)) return []
  const meant =
    known.find((other) => other.toLowerCase() === name.value.toLowerCase()) ?? nearest(name.value, known)
  const message = `${JSON.stringify(name.value)} is not a field of ${what}.`
  const tip = meant === undefined ? `${what} can have ${known.join(', ')}.` : `Write ${meant}.`
  return [{ span: name, message, tip: tip.charAt(0).toUpperCase() + tip.slice(1) }]
}
