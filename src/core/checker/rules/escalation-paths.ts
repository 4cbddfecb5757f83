// Finds known ways from several actions to more permissions, of which a policy allows every action.
import type { ActionAccess } from '../../access/access.ts'
import { isGranted } from '../../access/grant.ts'
import type { ActionIndex } from '../../actions/action-index.ts'
import type { Policy } from '../../policy/policy.ts'
import type { EscalationPath } from '../../records/escalation-paths.ts'
import { type Context, evaluate, type Request } from '../../requests/request.ts'
import { findGiven, namePlainly } from '../../requests/unnamed.ts'
import { findOpenRequest } from './open-actions.ts'

/** The action that passes a role. */
export const passRole = 'iam:PassRole'

/** True only of the actions of MCP servers, none of which is on a path. Source: AWS Partner Central API Reference, "Getting started with the MCP server". */
const ofServers = 'aws:ismcpserviceaction'

export interface OpenPath extends EscalationPath {
  /** Whether it can be used with any role, or on any resource, and not only with those that the policy names. */
  readonly isOpen: boolean
  /** A request of the action that decides how far the path reaches: the one that passes a role, or else the first. */
  readonly request: Request
  /** The statements that allow the request. */
  readonly statements: readonly number[]
}

/**
 * List the paths of which a policy allows every action. A path that passes no role counts only where each of its actions is
 * open, and a path that needs more than another one is left out. Source: pathfinding.cloud, as recorded.
 */
export function listOpenPaths(
  paths: readonly EscalationPath[],
  policy: Policy,
  index: ActionIndex,
  accessOf: (key: string) => ActionAccess | undefined,
): readonly OpenPath[] {
  const isPossible = (name: string) => {
    const access = accessOf(name.toLowerCase())
    return access !== undefined && isGranted(access.outcome)
  }
  const isAboutServers = policy.statements.some(({ conditions }) =>
    conditions.some(({ key }) => key.toLowerCase() === ofServers),
  )
  const isWide = (name: string) => {
    const [access, action] = [accessOf(name.toLowerCase()), index.find(name)]
    return (
      access !== undefined && action !== undefined && findOpenRequest(policy, access, action) !== undefined
    )
  }
  const open = paths
    .filter(({ actions }) => actions.every(isPossible))
    .flatMap((path): readonly OpenPath[] => {
      const [name = '', ...others] = path.actions
      const [access, action] = [accessOf(name.toLowerCase()), index.find(name)]
      if (access === undefined || action === undefined) return []
      const given: Context = new Map([
        ...(path.passedTo === undefined ? [] : [['iam:passedtoservice', [path.passedTo]] as const]),
        ...(isAboutServers ? [[ofServers, ['false']] as const] : []),
      ])
      if (path.passedTo === undefined && !others.every(isWide)) return []
      const wide = findOpenRequest(policy, access, action, given)
      const { statements, formats } = access.asked
      const narrow =
        wide === undefined && path.passedTo !== undefined
          ? findGiven(statements, formats.written, given)
          : undefined
      const request = wide ?? (narrow && namePlainly(policy, name, narrow))
      if (request === undefined) return []
      const by = evaluate([policy], request).statements.map(({ statement }) => statement)
      return [{ ...path, isOpen: wide !== undefined, request, statements: by }]
    })
  const needsMore = (path: OpenPath) =>
    open.some(
      (other) =>
        other.actions.length < path.actions.length &&
        other.actions.every((action) => path.actions.includes(action)),
    )
  return open.filter((path) => !needsMore(path))
}
