// Finds the versions that newer content adds to older content, with what each changed.
import type { Snapshot } from '../../../src/core/actions/action.ts'
import type { Content } from '../../../src/data/records.ts'
import { listReleases } from '../../../src/site/releases.ts'
import { buildSite } from '../../../src/site/site.ts'
import { createUrls } from '../../../src/site/urls.ts'
import { type ReleaseView, toReleaseView } from '../../../src/views/releases/release-view.ts'

/** A change of the version in force; a side is absent if it is not known. */
export interface ForceChange {
  readonly policy: string
  readonly before?: string
  readonly after?: string
}

export interface ContentChanges {
  /** The action snapshot that wildcards are expanded with. */
  readonly snapshot: string
  /** Newest first. */
  readonly releases: readonly ReleaseView[]
  readonly inForce: readonly ForceChange[]
}

/** Find the versions that only the newer content has, with what each changed, and changes of the version in force. */
export function findChanges(older: Content, newer: Content, snapshot: Snapshot): ContentChanges {
  // The links are not shown, because the pages do not exist yet.
  const site = buildSite(newer, snapshot, createUrls('http://localhost', '/'))
  const known = new Map(older.policies.map((history) => [history.record.name, history]))
  const isNew = (policy: string, id: string) =>
    known.get(policy)?.versions.every(({ version }) => version !== id) ?? true
  return {
    snapshot: snapshot.name,
    releases: listReleases(site.policies)
      .filter(({ policy, version }) => isNew(policy.name, version.id))
      .map(({ policy, version }) => toReleaseView(site, policy, version)),
    inForce: newer.policies.flatMap(({ record: { name, defaultVersion: after } }) => {
      const before = known.get(name)?.record.defaultVersion
      if (before === after) return []
      return [{ policy: name, ...(before && { before }), ...(after && { after }) }]
    }),
  }
}
