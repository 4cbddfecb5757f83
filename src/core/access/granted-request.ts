// Finds requests of given actions that a policy allows.
import type { ActionIndex } from '../actions/action-index.ts'
import type { Policy } from '../policy/policy.ts'
import { decisionsOver } from '../requests/decisions.ts'
import type { Request } from '../requests/request.ts'
import { computeAccess } from './access.ts'
import { isGranted } from './grant.ts'

/** An action that a policy allows, with a request, unless no search could decide it. */
export interface GrantedAction {
  readonly action: string
  readonly request?: Request
}

/** List the actions of a pattern of which a policy allows some request, by name. */
export function listGranted(policy: Policy, index: ActionIndex, pattern: string): readonly GrantedAction[] {
  const { actions } = computeAccess(policy, index)
  const { beyond } = decisionsOver(index)
  return index.expand(pattern).flatMap(({ key, name }): readonly GrantedAction[] => {
    const access = actions.get(key)
    if (access === undefined || !isGranted(access.outcome)) return []
    const found = beyond(access.asked.statements, [], access.asked.formats)
    if (typeof found === 'string') return [{ action: name }]
    const context = Object.fromEntries([...found.context].map(([written, values]) => [written, values]))
    return [{ action: name, request: { action: name, resource: found.resource, context } }]
  })
}
