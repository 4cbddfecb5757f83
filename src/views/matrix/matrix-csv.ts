// Writes a permission matrix as CSV, with the risks of each action and the scope and conditions of each cell.

import type { Grant, Limit, Outcome } from '../../core/access/grant.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { formatCsv } from '../../core/csv.ts'
import type { Condition } from '../../core/policy/policy.ts'
import type { Site } from '../../site/site.ts'
import { describeClasses } from '../words/risk-view.ts'
import type { Matrix } from './matrix-rows.ts'

/**
 * Write a matrix as CSV: an action's facts, then its status in each column, then the scope and the conditions of each.
 * A status is empty if the column does not grant the action; a scope is empty if it is every resource. Parts of a scope
 * that have their own conditions are separated by `|`, and their conditions are in the same order.
 */
export function toMatrixCsv(site: Site, { columns, rows }: Matrix): string {
  const scopeOf = rememberScopes()
  return formatCsv([
    [
      'action',
      'service',
      'access level',
      'risk',
      ...columns.map(({ title }) => title),
      ...columns.flatMap(({ title }) => [`${title} scope`, `${title} conditions`]),
    ],
    ...rows.map(({ name, facts, outcomes, level }) => [
      name,
      servicePrefix(name),
      facts?.accessLevel ?? level,
      describeClasses(site, name).join(', '),
      ...outcomes.map((outcome) => outcome?.status ?? ''),
      ...outcomes.flatMap((outcome) => scopeOf(outcome)),
    ]),
  ])
}

/** A scope and its conditions, as two fields. */
type ScopeFields = readonly [scope: string, conditions: string]

/** Actions share outcomes, so each is written once. */
function rememberScopes(): (outcome: Outcome | undefined) => ScopeFields {
  const known = new Map<Outcome, ScopeFields>()
  return (outcome) => {
    if (outcome === undefined) return ['', '']
    const fields = known.get(outcome) ?? writeScope(outcome)
    known.set(outcome, fields)
    return fields
  }
}

function writeScope({ status, grants, idle }: Outcome): ScopeFields {
  if (status === 'full') return ['', '']
  const parts = [
    ...Map.groupBy(grants, writeConditions)
      .entries()
      .map(([conditions, alike]) => [alike, conditions] as const),
    ...(idle.length === 0 ? [] : [[idle, 'idle: never matches a request'] as const]),
  ]
  const scope = parts.map(([alike]) => [...new Set(alike.map(writeResources))].join(', ')).join(' | ')
  const conditions = parts.map(([, text]) => text)
  if (conditions.every((text) => text === '')) return [scope, '']
  return [scope, conditions.map((text) => text || 'none').join(' | ')]
}

function writeResources({ resources }: Limit): string {
  return 'resource' in resources ? resources.resource : `all but ${resources.notResource.join(', ')}`
}

function writeConditions({ conditions, limits }: Grant): string {
  const denied = new Set(limits.map(writeLimit))
  return [joinConditions(conditions), ...denied].filter((text) => text !== '').join('; ')
}

function writeLimit(limit: Limit): string {
  const when = joinConditions(limit.conditions)
  return `denied on ${writeResources(limit)}${when === '' ? '' : ` if ${when}`}`
}

function joinConditions(conditions: readonly Condition[]): string {
  return conditions
    .map(({ operator, key, values }) => `${operator} ${key}: ${values.join(', ')}`)
    .join(' and ')
}
