// Checks that policies allow none of the actions that they must not.
import { listGranted } from '../../src/core/access/granted-request.ts'
import type { ActionIndex } from '../../src/core/actions/action-index.ts'
import type { PolicyFinding } from '../../src/core/checker/finding.ts'
import { readPolicy } from '../../src/core/checker/read-policy.ts'
import { writeRequest } from '../../src/core/checker/rules/request-example.ts'
import { placesIn } from '../../src/core/json/read-json.ts'
import { evaluate } from '../../src/core/requests/request.ts'

/** The name under which these findings are reported; no rule has it, so nothing can ignore them. */
export const mustNotGrant = 'must-not-grant'

/** How many actions of a pattern are reported one by one. */
const mostActions = 20

/** List the patterns that match no action, with what is wrong with each. */
export function listPatternFaults(patterns: readonly string[], index: ActionIndex): readonly string[] {
  return patterns
    .filter((pattern) => index.expand(pattern).length === 0)
    .map(
      (pattern) =>
        `deny-action ${pattern}: AWS lists no such action; expected one such as iam:PassRole or iam:*`,
    )
}

/** Report every action of the patterns of which the policy allows some request, with the request. */
export function findForbidden(
  text: string,
  patterns: readonly string[],
  index: ActionIndex,
): readonly PolicyFinding[] {
  const { parts, policy } = readPolicy(text)
  const placeAt = placesIn(text)
  const report = (start: number, end: number, message: string): PolicyFinding => ({
    rule: mustNotGrant,
    severity: 'error',
    message,
    tip: 'Remove the action, or deny it.',
    ...placeAt(start),
    start,
    end,
  })
  if (patterns.length === 0) return []
  if (policy === undefined) {
    const message =
      'Whether the policy allows what it must not cannot be decided: it is not sound, or too large.'
    return [report(parts.start, Math.min(parts.start + 1, text.length), message)]
  }
  return patterns.flatMap((pattern) => {
    const granted = listGranted(policy, index, pattern)
    const shown = granted.slice(0, mostActions).map(({ action, request }) => {
      const [by] = request === undefined ? [] : evaluate([policy], request).statements
      const { start, end } = parts.statements[by?.statement ?? 0] ?? parts
      const what =
        request === undefined
          ? `${action}; no limit of the search was enough to find a request`
          : writeRequest(request)
      return report(start, end, `The policy must not allow ${pattern}, and it allows ${what}.`)
    })
    const more = granted.length - shown.length
    return more === 0
      ? shown
      : [...shown, report(parts.start, parts.start + 1, `It also allows ${more} more actions of ${pattern}.`)]
  })
}
