// Builds the rows of an access matrix, one for each action that an Allow statement of some column matches.

import { type ActionFacts, byActionName, type KnownAction } from '../actions/action.ts'
import { isEverything } from '../policy/resource.ts'
import { rememberAll } from '../remember.ts'
import type { Access } from './access.ts'
import type { Grant, Limit, Outcome, Status } from './grant.ts'

export interface MatrixRow extends KnownAction {
  /** The most significant of the action's access levels. */
  readonly level: string
  /** What each column does to the action; undefined where nothing in it allows the action. */
  readonly outcomes: readonly (Outcome | undefined)[]
}

/** AWS's access levels, most significant first. */
const accessLevels: readonly string[] = ['Permissions management', 'Tagging', 'Write', 'Read', 'List']

/** The level of an action that the snapshot does not list. */
const unknownLevel = 'Not in the snapshot'

/** Return the most significant of an action's access levels; the Service Authorization Reference lists two for some. */
export function weightiestLevel(facts: ActionFacts | undefined): string {
  if (facts === undefined) return unknownLevel
  const words = facts.accessLevel.split(', ')
  return accessLevels.find((level) => words.includes(level)) ?? facts.accessLevel
}

/** Compare access levels, most significant first; unknown levels come last. */
export function byLevel(a: string, b: string): number {
  return levelRank(a) - levelRank(b)
}

function levelRank(level: string): number {
  const rank = accessLevels.indexOf(level)
  if (rank >= 0) return rank
  return level === unknownLevel ? accessLevels.length + 1 : accessLevels.length
}

/** Build the rows, sorted by name. All columns must have been computed over the same actions. */
export function buildMatrix(columns: readonly Access[]): readonly MatrixRow[] {
  const actions = new Map<string, KnownAction>()
  for (const { actions: granted } of columns) {
    for (const [key, action] of granted) if (!actions.has(key)) actions.set(key, action)
  }
  return [...actions]
    .map(([key, { name, facts }]) => ({
      name,
      ...(facts && { facts }),
      level: weightiestLevel(facts),
      outcomes: columns.map(({ actions: granted }) => granted.get(key)?.outcome),
    }))
    .sort(byActionName)
}

/** Count the statuses of one column over some rows. */
export function countColumn(rows: readonly MatrixRow[], column: number): Readonly<Record<Status, number>> {
  const counts = { full: 0, scoped: 0, denied: 0, idle: 0 }
  for (const { outcomes } of rows) {
    const status = outcomes[column]?.status
    if (status !== undefined) counts[status] += 1
  }
  return counts
}

/** Group neighboring columns that treat every row alike, in the order of the columns. */
export function gatherColumns(
  rows: readonly MatrixRow[],
  columnCount: number,
): readonly (readonly number[])[] {
  const runs: number[][] = []
  let previous: string | undefined
  for (let column = 0; column < columnCount; column += 1) {
    const meaning = JSON.stringify(rows.map(({ outcomes }) => outcomeMeaning(outcomes[column])))
    if (meaning === previous) runs.at(-1)?.push(column)
    else runs.push([column])
    previous = meaning
  }
  return runs
}

/** Write what an outcome allows, so that outcomes that allow the same have the same text, whatever the statements. */
export function outcomeMeaning(outcome: Outcome | undefined): string {
  return outcome?.status === 'scoped' ? scopeMeaning(outcome) : (outcome?.status ?? '')
}

/** Most actions of a policy share an outcome, and a matrix asks for each of them several times. */
const scopeMeaning = rememberAll(({ grants }: Outcome) =>
  JSON.stringify([...new Set(grants.map(grantMeaning))].sort()),
)

function grantMeaning(grant: Grant): string {
  const limits = [...new Set(grant.limits.map(limitMeaning))].sort()
  return JSON.stringify([limitMeaning(grant), limits, grant.idle, grant.unsupportedCondition])
}

function limitMeaning({ resources, conditions }: Limit): string {
  const tests = conditions.map(({ operator, key, values }) =>
    JSON.stringify([operator, key, values.toSorted()]),
  )
  const set = 'resource' in resources ? resources : { notResource: resources.notResource.toSorted() }
  return JSON.stringify([set, tests.sort()])
}

/** Find the statement that decides a status: the one that grants the most, or the Deny. */
export function decidingStatement({ status, grants, cancelled }: Outcome): number | undefined {
  if (status === 'denied')
    return cancelled.find(({ by }) => by.length > 0)?.by[0] ?? grants[0]?.limits[0]?.statement
  return (grants.find(isUnlimited) ?? grants.find(({ idle }) => !idle) ?? grants[0] ?? cancelled[0])
    ?.statement
}

function isUnlimited({ resources, conditions, limits }: Grant): boolean {
  return isEverything(resources) && conditions.length === 0 && limits.length === 0
}
