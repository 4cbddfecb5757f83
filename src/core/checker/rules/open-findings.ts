// Reports actions that can escalate privileges on resources that nobody named.
import { grantsAction } from '../../access/access.ts'
import type { IndexedAction } from '../../actions/action.ts'
import { evaluate, type Request } from '../../requests/request.ts'
import type { RuleFinding } from '../finding.ts'
import { type OpenPath, passRole } from './escalation-paths.ts'
import { groupsOf, mostPaths, type Question } from './escalation-question.ts'
import { findOpenRequest } from './open-actions.ts'
import { writeRequest } from './request-example.ts'
import { escalates, requiredActions } from './risk-access.ts'

/** An action that can escalate privileges on resources that nobody named. */
export interface Open {
  readonly action: IndexedAction
  readonly request: Request
  readonly statements: readonly number[]
}

/** List the actions that can escalate privileges on resources that nobody named. */
export function listOpen({ granted, index, options, policy }: Question): readonly Open[] {
  // What uses a role that is passed to it depends on to which services roles can be passed, which only paths say.
  const users = new Set(
    (options.escalationPaths ?? []).flatMap(({ actions, passedTo }) =>
      passedTo === undefined ? [] : actions.filter((name) => name !== passRole),
    ),
  )
  return [...granted.actions].flatMap(([key, access]) => {
    const risk = options.risks?.find(key)
    const action = index.find(key)
    if (
      risk === undefined ||
      action === undefined ||
      options.risks === undefined ||
      !escalates(options.risks, key)
    )
      return []
    // What needs another action that this policy does not allow leads nowhere by itself.
    if (risk.requires.includes(passRole) && users.has(action.name)) return []
    const needed = requiredActions(risk)
    if (!needed.every((name) => grantsAction(granted, name))) return []
    const request = findOpenRequest(policy, access, action)
    if (request === undefined) return []
    const by = evaluate([policy], request).statements.map(({ statement }) => statement)
    return [{ action, request, statements: by }]
  })
}

/** Report such actions at the entries that allow them; `paths` use a role that is passed. */
export function reportOpen(
  { statements, index, options }: Question,
  open: readonly Open[],
  paths: readonly OpenPath[],
): readonly RuleFinding[] {
  return statements.flatMap((statement) => {
    const own = open.filter((one) => one.statements.includes(statement.index))
    return groupsOf(statement, index, own).flatMap(({ span, items }) => {
      const [first] = items
      if (first === undefined) return []
      const names = items.slice(0, 3).map(({ action }) => action.name)
      const more = items.length > 3 ? ` and ${items.length - 3} more` : ''
      const why = options.risks?.find(first.action.name)?.why ?? ''
      const passing = items.some(({ action }) => action.name === passRole) ? describePaths(paths) : ''
      return [
        {
          span,
          message:
            `${names.join(', ')}${more} on every resource can escalate privileges. ${why} It allows ${writeRequest(first.request)}.${passing}`.replace(
              /\s+/g,
              ' ',
            ),
          tip: 'Name the resources, or add a condition such as iam:PassedToService.',
        },
      ]
    })
  })
}

function describePaths(paths: readonly OpenPath[]): string {
  if (paths.length === 0) return ''
  const others = paths.slice(0, mostPaths).map(({ actions, id }) => {
    const rest = actions.filter((name) => name !== passRole)
    return `${rest.join(' + ')} (${id})`
  })
  const more = paths.length > mostPaths ? ` and ${paths.length - mostPaths} more ways` : ''
  return ` This policy also allows what uses the role: ${others.join(', ')}${more}.`
}
