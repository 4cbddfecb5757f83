// Finds the versions that newer content adds to older content, with what each changed.
import type { Snapshot } from '../../../src/core/actions/action.ts'
import type { Content } from '../../../src/data/records.ts'
import { countReachChanges } from '../../../src/site/reach.ts'
import { listReleases } from '../../../src/site/releases.ts'
import { buildSite, type Site } from '../../../src/site/site.ts'
import { createUrls } from '../../../src/site/urls.ts'
import type { ChangeSection } from '../../../src/views/changes/change-section.ts'
import { toComparisonView } from '../../../src/views/changes/comparison-view.ts'
import { type ReleaseView, toReleaseView } from '../../../src/views/releases/release-view.ts'
import { countOf } from '../../../src/views/words/words.ts'

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
  readonly releases: readonly NewRelease[]
  readonly inForce: readonly ForceChange[]
  /** What changed in the reach of policies outside the catalog. */
  readonly reach: readonly ReachChange[]
}

/** A version that only the newer content has; `sections` is empty if it is a policy's first. */
export interface NewRelease extends ReleaseView {
  readonly sections: readonly ChangeSection[]
}

/** A policy outside the catalog whose record is new, has a new version that changed its reach, or is gone. */
export interface ReachChange {
  readonly policy: string
  /** `v3, 5 gained` */
  readonly what: string
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
      .map(({ policy, from, version }) => ({
        ...toReleaseView(site, policy, version),
        sections: from === undefined ? [] : toComparisonView(site, policy, from, version).sections,
      })),
    reach: findReachChanges(older, site),
    inForce: newer.policies.flatMap(({ record: { name, defaultVersion: after } }) => {
      const before = known.get(name)?.record.defaultVersion
      if (before === after) return []
      return [{ policy: name, ...(before && { before }), ...(after && { after }) }]
    }),
  }
}

function findReachChanges(older: Content, { reach }: Site): readonly ReachChange[] {
  const known = new Map(older.reach.map((record) => [record.policy, record]))
  const gone = [...known.keys()].filter((name) => reach.policies.every((policy) => policy.name !== name))
  return [
    ...reach.policies.flatMap(({ name, versions, actions }): readonly ReachChange[] => {
      const before = known.get(name)
      if (before === undefined)
        return [{ policy: name, what: `reaches ${countOf(actions.size, 'action')}, new in the list` }]
      return versions
        .filter(
          ({ id, changes }) => changes.size > 0 && before.versions.every(({ version }) => version !== id),
        )
        .map((version) => {
          const counts = Object.entries(countReachChanges(version)).filter(([, count]) => count > 0)
          return {
            policy: name,
            what: `${version.id}, ${counts.map(([kind, count]) => `${count} ${kind}`).join(', ')}`,
          }
        })
    }),
    ...gone.map((policy) => ({ policy, what: 'no longer in the list' })),
  ]
}
