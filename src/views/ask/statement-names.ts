// Names the statements of several policies.
import { cutText } from '../words/words.ts'
import type { StatementName } from './answer-view.ts'

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
