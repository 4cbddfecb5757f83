// Finds entries and statements that are repeated.

import type { Text } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'

/** Report repetitions. Source: IAM reads lists as sets; action names are compared ignoring case, ARNs as written. */
export const duplicate: Rule = {
  name: 'duplicate',
  severity: 'info',
  check: ({ statements }) => [
    ...statements.flatMap(({ actions, resources }) => [
      ...findTwins(actions?.texts ?? [], ({ value }) => value.toLowerCase()),
      ...findTwins(resources?.texts ?? [], ({ value }) => value),
    ]),
    ...findTwinStatements(statements),
  ],
}

function findTwins(texts: readonly Text[], keyOf: (text: Text) => string): readonly RuleFinding[] {
  const seen = new Set<string>()
  return texts.flatMap((text) => {
    const key = keyOf(text)
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    const message = `${JSON.stringify(text.value)} is already in this list.`
    return [{ span: text, message, tip: 'Remove it.' }]
  })
}

function findTwinStatements(statements: readonly CheckedStatement[]): readonly RuleFinding[] {
  if (statements.length < 2) return []
  const seen = new Map<string, number>()
  return statements.flatMap(({ start, end, index, effect, actions, resources, conditions }) => {
    if (effect === undefined || actions === undefined || resources === undefined) return []
    const values = (texts: readonly Text[]) => texts.map(({ value }) => value)
    const key = JSON.stringify([
      effect.value,
      actions.isInverted,
      values(actions.texts)
        .map((value) => value.toLowerCase())
        .sort(),
      resources.isInverted,
      values(resources.texts).sort(),
      conditions.map(({ operator, key, values: tested }) => [operator.value, key.value, values(tested)]),
    ])
    const twin = seen.get(key)
    if (twin === undefined) seen.set(key, index)
    const message = `Statement ${(twin ?? 0) + 1} says the same.`
    return twin === undefined ? [] : [{ span: { start, end }, message, tip: 'Remove one of them.' }]
  })
}
