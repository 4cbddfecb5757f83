// Names the statements of several policies.
import type { PlacedStatement } from '../../core/ask/layers.ts'
import { cutText } from '../words/words.ts'

/** Names a statement: `statement 2 (AllowConnect) of AmazonConnect_FullAccess v4`. */
export type StatementName = (statement: PlacedStatement) => string

export interface StatementLink extends PlacedStatement {
  readonly name: string
}

/** Make a function that names statements by their policy, number and Sid. */
export function nameStatements(
  policies: readonly string[],
  sids: readonly (readonly (string | undefined)[])[],
): StatementName {
  return ({ policy, statement }) => {
    const sid = sids[policy]?.[statement]
    const label = sid === undefined || sid === '' ? '' : ` (${cutText(sid, 80)})`
    return `statement ${statement + 1}${label} of ${policies[policy] ?? `policy ${policy + 1}`}`
  }
}
