// Simplifies statements for requests that cannot have some condition keys.
import { tokensOf } from '../policy/pattern-tokens.ts'
import type { Condition, ResourceSet, Statement } from '../policy/policy.ts'
import { rememberAll } from '../remember.ts'
import { meetsCondition } from '../requests/operator.ts'
import { hasVariables, readVariable, takesVariables, toClause } from '../requests/request.ts'

/** Checks whether requests lack a condition key. */
export type IsAbsent = (key: string) => boolean

/**
 * Simplify statements for requests without some keys: a condition on such a key is met always or never, and a policy
 * variable has its default or no value. Statements that can match nothing are left out. Source: IAM User Guide, "IAM JSON
 * policy elements: Condition operators" and "IAM policy elements: Variables and tags".
 */
export function fillAbsent(statements: readonly Statement[], isAbsent: IsAbsent): readonly Statement[] {
  return statements.flatMap((statement) => {
    const isFixed = statement.conditions.every(({ key }) => !isAbsent(key))
    if (isFixed && !hasVariables(toClause(statement))) return [statement]
    const conditions = statement.conditions.map((condition) => fillCondition(condition, isAbsent))
    const [fixed, free] = [
      conditions.filter(({ key }) => isAbsent(key)),
      conditions.filter(({ key }) => !isAbsent(key)),
    ]
    if (!fixed.every((condition) => meetsCondition(condition, []))) return []
    const resources = statement.resources.flatMap((set) => fillResource(set, isAbsent))
    return resources.length === 0 ? [] : [{ ...statement, resources, conditions: free }]
  })
}

/** List the keys of a statement's conditions and policy variables, in lowercase. */
export const listKeys = rememberAll((statement: Statement): readonly string[] => {
  const texts = [
    ...statement.resources.flatMap((set) => ('resource' in set ? [set.resource] : set.notResource)),
    ...statement.conditions.filter(takesVariables).flatMap(({ values }) => values),
  ]
  return [
    ...statement.conditions.map(({ key }) => key.toLowerCase()),
    ...texts.flatMap(listVariables).map((text) => readVariable(text).key),
  ]
})

const listVariables = (pattern: string): readonly string[] =>
  tokensOf(pattern)
    .filter(({ kind }) => kind === 'variable')
    .flatMap((token) => ('text' in token ? [token.text] : []))

function fillCondition(condition: Condition, isAbsent: IsAbsent): Condition {
  if (!takesVariables(condition)) return condition
  return { ...condition, values: condition.values.flatMap((value) => fillText(value, isAbsent)) }
}

function fillResource(set: ResourceSet, isAbsent: IsAbsent): readonly ResourceSet[] {
  if ('resource' in set) return fillText(set.resource, isAbsent).map((resource) => ({ resource }))
  return [{ notResource: set.notResource.flatMap((pattern) => fillText(pattern, isAbsent)) }]
}

/** Fill in the variables of absent keys; nothing is left of a pattern that has one without a default. */
function fillText(pattern: string, isAbsent: IsAbsent): readonly string[] {
  const variables = listVariables(pattern).filter((text) => isAbsent(readVariable(text).key))
  return variables.reduce<readonly string[]>(
    (filled, text) => {
      const { otherwise } = readVariable(text)
      if (otherwise === undefined) return []
      const literal = otherwise.replace(/[*?$]/g, (character) => `\${${character}}`)
      return filled.map((one) => one.replaceAll(text, () => literal))
    },
    [pattern],
  )
}
