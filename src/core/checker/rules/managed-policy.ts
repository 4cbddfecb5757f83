// Finds ARNs of AWS's managed policies that AWS no longer publishes, or that nobody knows.
import type { PolicyParts, StatementPart, Text } from '../policy-parts.ts'
import type { Rule } from '../rule.ts'

/** Report ARNs in Resource and in conditions such as iam:PolicyARN. Source: the record of managed policies. */
export const managedPolicy: Rule = {
  name: 'managed-policy',
  severity: 'warning',
  check: ({ statements, options: { managedPolicies }, nearest }) => {
    if (managedPolicies === undefined) return []
    const { names, retired, asOf } = managedPolicies
    return statements.flatMap(listTexts).flatMap((span) => {
      const name = readName(span)
      if (name === undefined) return []
      const day = retired.get(name)
      if (day !== undefined) {
        const message = `AWS no longer publishes the managed policy ${name}: it was gone by ${day}.`
        return [{ span, message, tip: 'Name the policy that replaces it, or remove the ARN.' }]
      }
      if (names === undefined || names.has(name)) return []
      const meant = nearest(name, [...names])
      const message = `AWS had no managed policy ${name.slice(0, 128)} on ${asOf}.`
      const tip = meant === undefined ? 'Check the spelling and the path.' : `Did you mean ${meant}?`
      return [{ span, message, tip }]
    })
  },
}

/** Check whether a policy has the ARN of a managed policy of AWS, so that this rule needs their names. */
export function namesManagedPolicy({ statements }: Pick<PolicyParts, 'statements'>): boolean {
  return statements.some((statement) => listTexts(statement).some((text) => readName(text) !== undefined))
}

function listTexts({ resources, conditions }: StatementPart): readonly Text[] {
  return [...(resources?.texts ?? []), ...conditions.flatMap(({ values }) => values)]
}

function readName({ value }: Text): string | undefined {
  return /^arn:aws[a-z-]*:iam::aws:policy\/(?:[^*?$]*\/)?([^/*?$]+)$/.exec(value)?.[1]
}
