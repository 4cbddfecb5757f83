// Defines what the checker knows when it lists what a pasted policy grants.
import type { Access } from '../../core/access/access.ts'
import type { Status } from '../../core/access/grant.ts'
import type { Knowledge } from '../../core/open-world/knowledge.ts'
import type { Reach } from '../../core/open-world/reach.ts'
import type { Urls } from '../../site/urls.ts'
import type { StatementLabel } from './check-actions.ts'

export interface AccessInput {
  readonly access: Access
  readonly reaches: readonly Reach[]
  /** Service prefixes that the policy names. */
  readonly named: ReadonlySet<string>
  readonly knowledge: Knowledge
  readonly refOf: StatementLabel
  readonly urls: Pick<Urls, 'service'>
}

/** The services that no statement names. */
export interface UnlistedServices {
  readonly text: string
  readonly status: Status
  readonly actions: number
}
