// Builds the matrix that page and CSV show: one row for each action, one column for each version.
import { computeAccess, joinActions, unlistedActions } from '../../core/access/access.ts'
import { buildMatrix, type MatrixRow } from '../../core/access/matrix.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { formatCsv } from '../../core/csv.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'

/** A version as a column. */
export interface MatrixColumn {
  /** Names the column in a URL. */
  readonly id: string
  /** Names the column in the CSV. */
  readonly title: string
  readonly policy: PolicyModel
  readonly version: Version
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
}

/** Build the matrix of the newest versions of all policies. */
export function toPoliciesMatrix(site: Site): Matrix {
  return toMatrix(
    site,
    site.policies.map((policy) => ({
      id: policy.name,
      title: `${policy.name} ${policy.latest.id}`,
      policy,
      version: policy.latest,
    })),
  )
}

/** Count the rows of that matrix without building it: one for each action that a newest version grants or denies. */
export function countMatrixRows({ policies }: Site): number {
  return new Set(policies.flatMap(({ latest }) => [...latest.access.actions.keys()])).size
}

/** Build the matrix of one policy's versions, the newest first. */
export function toVersionsMatrix(site: Site, policy: PolicyModel): Matrix {
  const columns = policy.versions.map((version) => ({ id: version.id, title: version.id, policy, version }))
  return toMatrix(site, columns.reverse())
}

/** As in a comparison, wildcards of every column can match an action that only one column names. */
function toMatrix(site: Site, columns: readonly MatrixColumn[]): Matrix {
  const unlisted = joinActions(...columns.map(({ version }) => unlistedActions(version.policy, site.index)))
  const accesses = columns.map(({ version }) =>
    unlisted.length === 0 ? version.access : computeAccess(version.policy, site.index, unlisted),
  )
  return { columns, rows: buildMatrix(accesses) }
}

/** Write a matrix as CSV. A field is empty if the column does not allow the action. */
export function toMatrixCsv({ columns, rows }: Matrix): string {
  return formatCsv([
    ['action', 'service', 'access level', ...columns.map(({ title }) => title)],
    ...rows.map(({ name, facts, outcomes, level }) => [
      name,
      servicePrefix(name),
      facts?.accessLevel ?? level,
      ...outcomes.map((outcome) => outcome?.status ?? ''),
    ]),
  ])
}
