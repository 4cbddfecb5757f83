// Versions in; their matrix out: one row for each action, one column for each version. Page and CSV show it.
import { computeAccess, joinActions, unlistedActions } from '../../core/access/access.ts'
import { buildMatrix, type MatrixRow } from '../../core/access/matrix.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { formatCsv } from '../../core/csv.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'

/** A version as a column. */
export interface MatrixColumn {
  /** Names the column in an address. */
  readonly id: string
  /** Names it in the CSV. */
  readonly title: string
  readonly policy: PolicyModel
  readonly version: Version
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
}

/** Set the newest versions of all policies beside each other. */
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

/** Count the rows of that matrix: an action that is in it is one that some newest version grants or denies by itself. */
export function countMatrixRows({ policies }: Site): number {
  return new Set(policies.flatMap(({ latest }) => [...latest.access.actions.keys()])).size
}

/** Set the versions of one policy beside each other, the newest first. */
export function toVersionsMatrix(site: Site, policy: PolicyModel): Matrix {
  const columns = policy.versions.map((version) => ({ id: version.id, title: version.id, policy, version }))
  return toMatrix(site, columns.reverse())
}

/** As in a comparison, an action that only one column names is one that the others' wildcards can match. */
function toMatrix(site: Site, columns: readonly MatrixColumn[]): Matrix {
  const unlisted = joinActions(...columns.map(({ version }) => unlistedActions(version.policy, site.index)))
  const accesses = columns.map(({ version }) =>
    unlisted.length === 0 ? version.access : computeAccess(version.policy, site.index, unlisted),
  )
  return { columns, rows: buildMatrix(accesses) }
}

/** Write a matrix as CSV; an empty field is an action that the column does not grant. */
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
