// Columns of a matrix in; what stands at their head out.

import type { Site } from '../../site/site.ts'
import { splitName } from '../words/names.ts'
import { describeDay } from '../words/version-ref.ts'
import type { MatrixColumn } from './matrix-rows.ts'

/** The head of one column, which can stand for several versions. */
export interface ColumnHead {
  /** One link, or one for each version, or the first and the last; each in pieces between which a line may break. */
  readonly links: readonly { readonly pieces: readonly string[]; readonly href: string }[]
  readonly joiner: string
  /** Since when, or what else to know. */
  readonly note: string
  /** The ids of the columns of the matrix that it stands for. */
  readonly members: readonly string[]
}

/** Head a column with the policy that it stands for. */
export function toPolicyHead(site: Site, run: readonly MatrixColumn[]): ColumnHead {
  return {
    links: run.map(({ policy }) => ({ pieces: splitName(policy.name), href: site.urls.policy(policy.name) })),
    joiner: ', ',
    note: run.map(describePolicy).join(', '),
    members: run.map(({ id }) => id),
  }
}

function describePolicy({ policy, version }: MatrixColumn): string {
  const { status, serviceStatus } = policy.record
  return `${version.id}${status === 'retired' ? ', retired' : ''}${serviceStatus ? ', service ended' : ''}`
}

const mostListed = 3

/** Head a column with versions that it stands for, given newest first and told oldest first. */
export function toVersionsHead(site: Site, run: readonly MatrixColumn[]): ColumnHead {
  const versions = run.map(({ version }) => version).reverse()
  const ends = versions.filter((_, i) => i === 0 || i === versions.length - 1)
  const told = versions.length <= mostListed ? versions : ends
  return {
    links: told.map(({ id, record }) => ({ pieces: [id], href: site.urls.version(record.policy, id) })),
    joiner: told === versions ? ', ' : ' to ',
    note: versions
      .slice(0, 1)
      .map(({ id, date }) => {
        const day = describeDay(date)
        if (versions.length === 1) return day
        return date.created === undefined ? `${id}: ${day}` : `from ${day}`
      })
      .join(''),
    members: run.map(({ id }) => id),
  }
}
