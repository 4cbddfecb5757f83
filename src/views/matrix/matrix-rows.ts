// Builds the matrix that page and CSV show: one row for each action, one column for each version, in reading order.
import { computeAccess, expandAllows, joinActions, unlistedActions } from '../../core/access/access.ts'
import { buildMatrix, type MatrixRow } from '../../core/access/matrix.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { listOwnServices } from '../../site/subject.ts'
import { findStatus, shownStatuses } from '../words/policy-status.ts'

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

/** Build the matrix of the newest versions of all policies: those in use first, retired ones last. */
export function toPoliciesMatrix(site: Site): Matrix {
  return toMatrix(
    site,
    sortByUse(site).map((policy) => ({
      id: policy.name,
      title: `${policy.name} ${policy.latest.id}`,
      policy,
      version: policy.latest,
    })),
  )
}

/** Put policies whose service has ended after those in use, and retired ones last. */
function sortByUse(site: Site): readonly PolicyModel[] {
  const rank = ({ record }: PolicyModel) => shownStatuses.indexOf(findStatus(site, record) ?? 'current')
  return site.policies.toSorted((a, b) => rank(a) - rank(b))
}

/** Count the rows of that matrix without building it: one for each action that an Allow statement of a newest version matches. */
export function countMatrixRows({ policies, index }: Site): number {
  const keys = new Set<string>()
  for (const { listed, unknown } of policies.flatMap(({ latest }) => expandAllows(latest.policy, index))) {
    for (const { name } of [...listed, ...unknown]) keys.add(name.toLowerCase())
  }
  return keys.size
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
  return { columns, rows: putOwnFirst(buildMatrix(accesses), listOwnServices(site)) }
}

/** Put the rows of the site's own services first, in the order of its settings. */
function putOwnFirst(rows: readonly MatrixRow[], own: readonly string[]): readonly MatrixRow[] {
  const rank = ({ name }: MatrixRow) => {
    const place = own.indexOf(servicePrefix(name))
    return place < 0 ? own.length : place
  }
  return rows.toSorted((a, b) => rank(a) - rank(b))
}
