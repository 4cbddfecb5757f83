// Says what the rows of a matrix are, and what has no row.
import { servicePrefix } from '../../core/actions/action.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { ofSite } from '../../site/subject.ts'
import { countOf } from '../words/words.ts'
import type { Matrix } from './matrix-rows.ts'

/** Count what a matrix has: `718 actions in 26 services`. */
export function describeSize({ rows }: Matrix): string {
  const services = new Set(rows.map(({ name }) => servicePrefix(name)))
  return `${countOf(rows.length, 'action')} in ${countOf(services.size, 'service')}`
}

/** Introduce the matrix of all policies. */
export function introducePolicies({ index }: Site, matrix: Matrix): string {
  return [
    `${describeSize(matrix)} that Allow statements of the newest versions of ${countOf(matrix.columns.length, 'policy', 'policies')} match.`,
    'Wildcards are expanded and Deny is applied.',
    ...(deniesMore(index, matrix) ? [onlyDenied] : []),
  ].join(' ')
}

/** Introduce the matrix of one policy's versions. A policy that only denies has no rows. */
export function introduceVersions({ index }: Site, matrix: Matrix): string {
  const count = matrix.columns.length
  const versions = count === 1 ? 'the only recorded version' : `the ${count} recorded versions`
  const hasMore = deniesMore(index, matrix)
  if (matrix.rows.length === 0) {
    const first = `No Allow statement of ${versions} matches an action, so there is nothing to list.`
    return hasMore ? `${first} ${onlyDenied}` : first
  }
  return [
    `${describeSize(matrix)} that Allow statements of ${versions} match${count === 1 ? '' : ', newest first'}, based on one snapshot of actions.`,
    ...(hasMore ? [onlyDenied] : []),
    ...(count === 1
      ? []
      : [
          `Consecutive versions that treat every action in a table the same share a column${hasMore ? ', whatever else they deny' : ''}.`,
        ]),
  ].join(' ')
}

const onlyDenied = 'Actions that a version only denies have no row.'

/** Describe the page of the matrix of all policies, for search results. */
export function describePolicies(site: Site): string {
  return `Which AWS managed policy${ofSite(site)} grants which action, and where a Deny overrides that, by service and access level.`
}

/** Describe the page of a policy's matrix, for search results. */
export function describeVersions({ name }: PolicyModel, { rows }: Matrix): string {
  return rows.length === 0
    ? `No Allow statement of ${name} matches an action, so its permission matrix has no rows.`
    : `Which version of ${name} grants which action, and where a Deny overrides that, by service and access level.`
}

/** Check whether some column denies an action that has no row, because no Allow statement matches it. */
function deniesMore(index: Site['index'], { columns, rows }: Matrix): boolean {
  const listed = new Set(rows.map(({ name }) => name.toLowerCase()))
  return columns
    .flatMap(({ version }) => version.policy.statements)
    .filter(({ effect }) => effect === 'Deny')
    .some(({ actions }) => {
      const { listed: known, unknown } = index.expandSet(actions)
      return [known, unknown].some((some) => some.some(({ name }) => !listed.has(name.toLowerCase())))
    })
}
