// Finds statements that another statement of the same effect makes redundant.
import { areImplied } from '../../policy/condition.ts'
import { covers } from '../../policy/covers.ts'
import type { Condition } from '../../policy/policy.ts'
import type { Rule, RuleContext } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'

/** The maximum number of statements compared with each other, and of character pairs in one text. */
const most = { statements: 100, pairs: 2_000_000 }

/** Report statements without effect. Source: IAM User Guide, "Policy evaluation logic": statements are joined by OR. */
export const coveredStatement: Rule = {
  name: 'covered-statement',
  severity: 'info',
  check: ({ statements, index: { relations } }) => {
    let pairs = 0
    const isWithin = (wide: string, narrow: string) => {
      pairs += wide.length * narrow.length
      return pairs <= most.pairs
    }
    const coversAction = (wide: string, narrow: string) =>
      sharesStart(wide, narrow) && isWithin(wide, narrow) && covers(wide, narrow)
    const coversResource = (wide: string, narrow: string) =>
      sharesStart(wide, narrow) &&
      isWithin(wide, narrow) &&
      relations.covers({ resource: wide }, { resource: narrow })
    const plain = statements.filter(isPlainStatement).slice(0, most.statements).map(readStatement)
    const isCovered = (narrow: Read, wide: Read) =>
      narrow.statement !== wide.statement &&
      narrow.effect === wide.effect &&
      areImplied(wide.conditions, narrow.conditions) &&
      areCovered(narrow.actions, wide.actions, coversAction) &&
      areCovered(narrow.resources, wide.resources, coversResource)
    return plain.flatMap((narrow) => {
      const by = plain.find((wide) => isCovered(narrow, wide))
      // Of two that say the same the later one is redundant, and of equal ones another rule says so.
      if (by === undefined || (isCovered(by, narrow) && by.statement.index > narrow.statement.index))
        return []
      if (isSame(by, narrow)) return []
      const { start, end, index } = narrow.statement
      const verb = narrow.effect === 'Allow' ? 'allows' : 'denies'
      const message = `Statement ${by.statement.index + 1} already ${verb} everything that statement ${index + 1} does.`
      return [{ span: { start, end }, message, tip: 'Remove it, or narrow the other one.' }]
    })
  },
}

interface Read {
  readonly statement: CheckedStatement
  readonly effect: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly conditions: readonly Condition[]
}

function isPlainStatement({ effect, actions, resources }: RuleContext['statements'][number]): boolean {
  return (
    effect !== undefined &&
    actions !== undefined &&
    resources !== undefined &&
    !actions.isInverted &&
    !resources.isInverted &&
    actions.texts.length > 0 &&
    resources.texts.length > 0
  )
}

function readStatement(statement: CheckedStatement): Read {
  const { effect, actions, resources, conditions } = statement
  return {
    statement,
    effect: effect?.value ?? '',
    actions: (actions?.texts ?? []).map(({ value }) => value.toLowerCase()),
    resources: (resources?.texts ?? []).map(({ value }) => value),
    conditions: conditions.map(({ operator, key, values }) => ({
      operator: operator.value,
      key: key.value,
      values: values.map(({ value }) => value),
    })),
  }
}

function areCovered(
  narrow: readonly string[],
  wide: readonly string[],
  coversOne: (wide: string, narrow: string) => boolean,
): boolean {
  const all = new Set(wide)
  const patterns = wide.filter((text) => /[*?]/.test(text))
  return narrow.every((text) => all.has(text) || patterns.some((pattern) => coversOne(pattern, text)))
}

/** Most pairs begin differently and need no closer look. */
function sharesStart(wide: string, narrow: string): boolean {
  const [start = ''] = wide.split(/[*?]|\$\{/, 1)
  return narrow.startsWith(start)
}

function isSame(a: Read, b: Read): boolean {
  const same = (left: readonly string[], right: readonly string[]) =>
    left.length === right.length && left.every((text) => right.includes(text))
  return (
    same(a.actions, b.actions) &&
    same(a.resources, b.resources) &&
    JSON.stringify(a.conditions) === JSON.stringify(b.conditions)
  )
}
