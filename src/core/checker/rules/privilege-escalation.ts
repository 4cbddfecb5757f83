// Finds ways to more permissions, by the requests that a policy allows.
import type { RuleFinding } from '../finding.ts'
import type { Rule } from '../rule.ts'
import { listOpenPaths, type OpenPath, passRole } from './escalation-paths.ts'
import type { Question } from './escalation-question.ts'
import { findAdministrator } from './open-actions.ts'
import { listOpen, type Open, reportOpen } from './open-findings.ts'
import { reportPaths } from './path-findings.ts'
import { computeRiskAccess } from './risk-access.ts'

/** Report ways to more permissions. Source: named by each record of sensitive actions, and pathfinding.cloud for paths. */
export const privilegeEscalation: Rule = {
  name: 'privilege-escalation',
  severity: 'warning',
  check: (context) => {
    const { policy, options, type } = context
    // Other types allow nothing by themselves, or allow it to others.
    if (type !== 'identity') return []
    const granted = computeRiskAccess(context)
    if (options.risks === undefined || policy === undefined || granted === undefined) return []
    const question = { ...context, policy, index: granted.index, granted: granted.access }
    const administrator = reportAdministrator(question)
    return administrator.length > 0 ? administrator : reportWays(question)
  },
}

function reportAdministrator({ policy, granted, index, statements }: Question): readonly RuleFinding[] {
  const by = findAdministrator(policy, index, (key) => granted.actions.get(key))
  return by.slice(0, 1).flatMap((number) => {
    const statement = statements[number]
    if (statement?.actions === undefined) return []
    const { texts, name } = statement.actions
    const isLimited =
      policy.statements.some(({ effect }) => effect === 'Deny') || statement.resources?.isInverted === true
    return [
      {
        span: texts.find(({ value }) => value.includes('*')) ?? name,
        message: `This is full administrator access: it allows every action on every resource${isLimited ? ' that no exception takes' : ''}, also those that give more permissions.`,
        tip: 'Allow the actions that are needed, or attach AdministratorAccess to the few who are administrators.',
        severity: 'error' as const,
        isFirst: true,
      },
    ]
  })
}

function reportWays(question: Question): readonly RuleFinding[] {
  const { options, policy, index, granted } = question
  const open = listOpen(question)
  const own = new Set(open.map(({ action }) => action.name).filter((name) => name !== passRole))
  const paths = listOpenPaths(options.escalationPaths ?? [], policy, index, (key) =>
    granted.actions.get(key),
  ).filter(({ actions, passedTo }) => passedTo !== undefined || !actions.some((name) => own.has(name)))
  const passes = open.some(({ action }) => action.name === passRole)
  const [along, alone] = [paths.filter((path) => passes && path.passedTo !== undefined && path.isOpen), paths]
  return joinFindings([
    ...reportOpen(question, open.filter(isOwnWay(paths)), along),
    ...reportPaths(
      question,
      alone.filter((path) => !along.includes(path)),
    ),
  ])
}

/** An action that only uses a role that is passed is reported with the action that passes it. */
const isOwnWay =
  (paths: readonly OpenPath[]) =>
  ({ action }: Open) =>
    action.name === passRole ||
    !paths.some(({ passedTo, actions }) => passedTo !== undefined && actions.includes(action.name))

/** Join findings of the same severity at the same place. */
function joinFindings(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const bySpan = Map.groupBy(findings, ({ span, severity }) => `${span.start} ${severity}`)
  return [...bySpan.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first, message: [first, ...others].map(({ message }) => message).join(' ') }],
  )
}
