// Finds the policies whose wildcards match an action that AWS's list does not have: a policy's access has only those of
// such actions that the policy itself names, because nobody knows whether the others exist.
import { expandAllows } from '../core/access/access.ts'
import { rememberAll } from '../core/remember.ts'
import { listUnlisted } from './listed-actions.ts'
import type { PolicyModel } from './policy-model.ts'
import type { Site } from './site.ts'

/** List the policies of which an Allow statement of the newest version matches an unlisted action. */
export function listMatching(site: Site, name: string): readonly PolicyModel[] {
  return indexMatching(site).get(name.toLowerCase()) ?? []
}

const indexMatching = rememberAll((site: Site): ReadonlyMap<string, readonly PolicyModel[]> => {
  const unlisted = listUnlisted(site)
  const index = new Map<string, PolicyModel[]>()
  for (const policy of site.policies) {
    const allowed = expandAllows(policy.latest.policy, site.index)
    for (const key of unlisted.filter((key) => allowed.some(({ matches }) => matches(key)))) {
      const known = index.get(key)
      if (known === undefined) index.set(key, [policy])
      else known.push(policy)
    }
  }
  return index
})
