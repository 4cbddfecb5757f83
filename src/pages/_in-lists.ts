// Computes what pages about all policies and about actions show of each policy. Its own pages need the same comparisons, so
// the process that renders those computes it, and those that render the lists use it.
import { defineReadsOfPolicy, inLists } from '../site/define-reads.ts'
import { keepEffects } from '../site/policy-actions.ts'
import { previousVersion } from '../site/policy-model.ts'
import type { Site } from '../site/site.ts'
import { keepChange } from '../views/api/changes-json.ts'
import { listDays } from '../views/feeds/feed-growth.ts'
import { listReleaseItems } from '../views/feeds/feed-release.ts'
import { countAdded } from '../views/growth/growth-view.ts'

/** Define how it is computed: to look it up computes values that are kept. No page reads it under this name. */
export function defineInListsReads(site: Site): void {
  defineReadsOfPolicy(site, inLists, (policy) => {
    keepEffects(site, policy)
    listReleaseItems(site, [policy])
    listDays(site, policy)
    countAdded(site, policy)
    for (const version of policy.versions) {
      const previous = previousVersion(policy, version)
      if (previous) keepChange(site, policy, version, previous)
    }
    return policy.name
  })
}
