// Reads the texts of policies that a question is about, and marks the statements that decide.

import type { PlacedStatement } from '../../core/ask/layers.ts'
import type { Role } from '../../core/ask/roles.ts'
import type { TextSpan } from '../../core/checker/finding.ts'
import type { Mark } from '../../core/checker/mark-line.ts'
import { readPolicy } from '../../core/checker/read-policy.ts'
import type { Policy } from '../../core/policy/policy.ts'
import type { AskedText, PageAnswer } from './messages.ts'

export interface ReadText<As extends string = Role> {
  readonly role: As
  readonly name: string
  readonly isServiceLinked: boolean
  /** Absent if the text cannot be read. */
  readonly policy?: Policy
  readonly sids: readonly (string | undefined)[]
  readonly statements: readonly TextSpan[]
}

/** Read texts. Syntax errors that could be repaired are noted, others are faults. */
export function readTexts<As extends string>(
  texts: readonly AskedText<As>[],
): {
  readonly policies: readonly ReadText<As>[]
  readonly faults: readonly string[]
  readonly notes: readonly string[]
} {
  const read = texts.map(({ text, ...rest }) => ({ ...rest, ...readPolicy(text) }))
  return {
    policies: read.map(({ role, name, isServiceLinked, policy, parts }) => ({
      role,
      name,
      isServiceLinked,
      ...(policy && { policy }),
      sids: parts.statements.map((statement) => {
        const sid: unknown = statement.find('Sid')?.node.value
        return typeof sid === 'string' ? sid : undefined
      }),
      statements: parts.statements.map(({ start, end }) => ({ start, end })),
    })),
    faults: read
      .filter(({ policy, parts }) => policy === undefined || parts.statements.length === 0)
      .map(
        ({ name }) =>
          `${name}: this text is not a policy that can be evaluated. Check it with the policy checker.`,
      ),
    notes: read
      .filter(({ slips, policy }) => slips.length > 0 && policy !== undefined)
      .map(
        ({ name }) =>
          `${name}: the text has syntax errors, which were repaired to read it. IAM would refuse it.`,
      ),
  }
}

/** Mark the statements that decide, in the text of each policy. */
export function markStatements(
  policies: readonly ReadText[],
  decisive: readonly PlacedStatement[],
): PageAnswer['texts'] {
  return policies.map(({ policy, statements }, place) => {
    const own = new Set(decisive.filter((one) => one.policy === place).map(({ statement }) => statement))
    return {
      statements,
      marks: [...own]
        .sort((a, b) => a - b)
        .flatMap((index): readonly Mark[] => {
          const [span, effect] = [statements[index], policy?.statements[index]?.effect]
          return span === undefined ? [] : [{ ...span, severity: effect === 'Deny' ? 'deny' : 'allow' }]
        }),
    }
  })
}
