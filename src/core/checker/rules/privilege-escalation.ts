// Finds ways to more permissions, by the requests that a policy allows.
import type { Access } from '../../access/access.ts'
import type { IndexedAction } from '../../actions/action.ts'
import type { ActionIndex } from '../../actions/action-index.ts'
import { expandSet } from '../../actions/expansion.ts'
import type { Policy } from '../../policy/policy.ts'
import { evaluate, type Request } from '../../requests/request.ts'
import type { RuleFinding, TextSpan } from '../finding.ts'
import type { Rule, RuleContext } from '../rule.ts'
import type { CheckedStatement } from '../statement-actions.ts'
import { listOpenPaths, type OpenPath, passRole } from './escalation-paths.ts'
import { findAdministrator, findOpenRequest } from './open-actions.ts'
import { writeRequest } from './request-example.ts'
import { computeRiskAccess, escalates } from './risk-access.ts'

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

interface Question extends RuleContext {
  readonly policy: Policy
  readonly granted: Access
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

/** An action that can escalate privileges on resources that nobody named. */
interface Open {
  readonly action: IndexedAction
  readonly request: Request
  readonly statements: readonly number[]
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

function listOpen({ granted, index, options, policy }: Question): readonly Open[] {
  const isPossible = (name: string) => granted.actions.get(name.toLowerCase())?.outcome.grants.length !== 0
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
    const needed = risk.requires.filter((text) => /^[a-z0-9-]+:\w+$/.test(text))
    if (needed.some((name) => !granted.actions.has(name.toLowerCase()) || !isPossible(name))) return []
    const request = findOpenRequest(policy, access, action)
    if (request === undefined) return []
    const by = evaluate([policy], request).statements.map(({ statement }) => statement)
    return [{ action, request, statements: by }]
  })
}

function reportOpen(
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

/** How many paths a finding names. */
const mostPaths = 4

function describePaths(paths: readonly OpenPath[]): string {
  if (paths.length === 0) return ''
  const others = paths.slice(0, mostPaths).map(({ actions, id }) => {
    const rest = actions.filter((name) => name !== passRole)
    return `${rest.join(' + ')} (${id})`
  })
  const more = paths.length > mostPaths ? ` and ${paths.length - mostPaths} more ways` : ''
  return ` This policy also allows what uses the role: ${others.join(', ')}${more}.`
}

/** Report paths at the entry that allows their first action, those of one entry together. */
function reportPaths({ statements, index }: Question, paths: readonly OpenPath[]): readonly RuleFinding[] {
  return statements.flatMap((statement) => {
    const own = paths.flatMap((path) => {
      const action = index.find(path.actions[0] ?? '')
      return action !== undefined && path.statements[0] === statement.index ? [{ ...path, action }] : []
    })
    return [true, false].flatMap((isOpen) =>
      groupsOf(
        statement,
        index,
        own.filter((path) => path.isOpen === isOpen),
      ).flatMap(({ span, items }) => {
        const [first] = items
        if (first === undefined) return []
        const ways = items.slice(0, mostPaths).map(({ actions, id }) => `${actions.join(' + ')} (${id})`)
        const more = items.length > mostPaths ? ` and ${items.length - mostPaths} more` : ''
        const together = first.actions.length > 1 ? 'together ' : ''
        const reach = isOpen
          ? `on every resource can ${together}escalate privileges`
          : 'give whoever has them the permissions of the roles that can be passed or used'
        return [
          {
            span,
            message: `${ways.join(', ')}${more} ${reach}. It allows ${writeRequest(first.request)}.`,
            tip: isOpen
              ? 'Name the resources, or give the actions to different principals.'
              : 'Make sure that those roles may do no more than whoever has this policy.',
            ...(!isOpen && { severity: 'info' as const }),
          },
        ]
      }),
    )
  })
}

/** Group actions by the entry of the statement that allows them; a `NotAction` allows them all together. */
function groupsOf<T extends { readonly action: IndexedAction }>(
  { actions: written, matched }: CheckedStatement,
  index: ActionIndex,
  items: readonly T[],
): readonly { readonly span: TextSpan; readonly items: readonly T[] }[] {
  if (written === undefined || items.length === 0) return []
  if (written.isInverted) return [{ span: written.name, items }]
  return matched.entries.flatMap(({ text, pattern }) => {
    const { matches } = expandSet({ patterns: [pattern], inverted: false }, index)
    const own = items.filter(({ action }) => matches(action.key))
    return own.length === 0 ? [] : [{ span: text, items: own }]
  })
}
