// Finds ARNs of AWS's managed policies that AWS no longer publishes, or that nobody knows.
import type { Text } from '../policy-parts.ts'
import type { Rule } from '../rule.ts'

/** Report ARNs in Resource and in conditions such as iam:PolicyARN. Source: the record of managed policies. */
export const managedPolicy: Rule = {
  name: 'managed-policy',
  severity: 'warning',
  check: ({ statements, options: { managedPolicies }, nearest }) => {
    if (managedPolicies === undefined) return []
    const { names, retired, asOf } = managedPolicies
    const texts = statements.flatMap(({ resources, conditions }): readonly Text[] => [
      ...(resources?.texts ?? []),
      ...conditions.flatMap(({ values }) => values),
    ])
    return texts.flatMap((span) => {
      const name = /^arn:aws[a-z-]*:iam::aws:policy\/(?:[^*?$]*\/)?([^/*?$]+)$/.exec(span.value)?.[1]
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
