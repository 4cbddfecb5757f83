// Makes the column heads of a permission matrix.

import type { Site } from '../../site/site.ts'
import { splitInTwo } from '../words/names.ts'
import { findStatus } from '../words/policy-status.ts'
import { describeDay } from '../words/version-ref.ts'
import type { MatrixColumn } from './matrix-rows.ts'

/** The head of one column, which can represent several versions. */
export interface ColumnHead {
  /** One link, one for each version, or the first and the last. A line may break between the pieces of a link. */
  readonly links: readonly { readonly pieces: readonly string[]; readonly href: string }[]
  readonly joiner: string
  /** The policy's version and status, or the date of the oldest version. */
  readonly note: string
  /** The IDs of the matrix columns that it represents. */
  readonly members: readonly string[]
  /** Whether it represents a policy that AWS has retired. */
  readonly retired: boolean
}

/** Make the head of a column that represents a policy. */
export function toPolicyHead(site: Site, run: readonly MatrixColumn[]): ColumnHead {
  return {
    links: run.map(({ policy }) => ({
      pieces: splitInTwo(policy.name),
      href: site.urls.policy(policy.name),
    })),
    joiner: ', ',
    note: run.map((column) => describePolicy(site, column)).join(', '),
    members: run.map(({ id }) => id),
    retired: run.every(({ policy }) => policy.record.status === 'retired'),
  }
}

function describePolicy(site: Site, { policy, version }: MatrixColumn): string {
  const status = findStatus(site, policy.record)
  return status === undefined || status === 'current' ? version.id : `${version.id}, ${status}`
}

const mostListed = 3

/** Make the head of a column that represents versions, given newest first and listed oldest first. */
export function toVersionsHead(site: Site, run: readonly MatrixColumn[]): ColumnHead {
  const versions = run.map(({ version }) => version).reverse()
  const ends = versions.filter((_, i) => i === 0 || i === versions.length - 1)
  const listed = versions.length <= mostListed ? versions : ends
  return {
    links: listed.map(({ id, record }) => ({ pieces: [id], href: site.urls.version(record.policy, id) })),
    joiner: listed === versions ? ', ' : ' to ',
    note: versions
      .slice(0, 1)
      .map(({ id, date }) => {
        const day = describeDay(date)
        if (versions.length === 1) return day
        return date.created === undefined ? `${id}: ${day}` : `from ${day}`
      })
      .join(''),
    members: run.map(({ id }) => id),
    retired: false,
  }
}
