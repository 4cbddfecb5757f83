// Turns the statements of a checked text into a policy.
import { type Policy, type ResourceSet, type Statement, writeLiterally } from '../policy/policy.ts'
import type { PolicyParts, StatementPart } from './policy-parts.ts'

/**
 * No policy that IAM accepts exceeds these limits; computing more would only cost time. `text` is the length of one
 * entry, in characters, `resources` the length of all resources together, and `pairs` the length of the resources in
 * Allow statements times that in Deny statements.
 */
const most = { statements: 300, entries: 2_000, text: 2_048, resources: 40_000, pairs: 50_000_000 }

/**
 * Make a policy of the statements; undefined when one of them is not sound, or when they exceed the limits. A document
 * that is not of version 2012-10-17 has no policy variables; statements without a document are read as if they had it.
 */
export function policyOfParts({ shape, fields, statements }: PolicyParts): Policy | undefined {
  if (isTooMuch(statements)) return undefined
  const version = fields.find(({ name }) => name.value.toLowerCase() === 'version')?.node.value
  const isDocument = shape === 'policy' || shape === 'wrapped'
  const readText = isDocument && version !== '2012-10-17' ? writeLiterally : (text: string) => text
  const sound = statements
    .map((statement) => toStatement(statement, readText))
    .filter((statement) => statement !== undefined)
  return sound.length === statements.length ? { statements: sound } : undefined
}

function isTooMuch(statements: readonly StatementPart[]): boolean {
  if (statements.length > most.statements) return true
  const texts = statements.flatMap(({ actions, resources }) => [
    ...(actions?.texts ?? []),
    ...(resources?.texts ?? []),
  ])
  if (texts.length > most.entries || texts.some(({ value }) => value.length > most.text)) return true
  const lengthOf = (effect: string) =>
    statements
      .filter((statement) => statement.effect?.value === effect)
      .flatMap(({ resources }) => resources?.texts ?? [])
      .reduce((sum, { value }) => sum + value.length, 0)
  const [allowed, denied] = [lengthOf('Allow'), lengthOf('Deny')]
  return allowed + denied > most.resources || allowed * denied > most.pairs
}

function toStatement(
  { index, effect, actions, resources, conditions }: StatementPart,
  readText: (text: string) => string,
): Statement | undefined {
  if (effect === undefined || actions === undefined || resources === undefined) return undefined
  if (effect.value !== 'Allow' && effect.value !== 'Deny') return undefined
  const named = resources.texts.map(({ value }) => readText(value))
  const sets: readonly ResourceSet[] = resources.isInverted
    ? [{ notResource: named }]
    : named.map((resource) => ({ resource }))
  return {
    index,
    effect: effect.value,
    actions: { patterns: actions.texts.map(({ value }) => value.trim()), inverted: actions.isInverted },
    resources: sets,
    conditions: conditions.map(({ operator, key, values }) => ({
      operator: operator.value,
      key: key.value,
      values: values.map(({ value }) => readText(value)),
    })),
  }
}
