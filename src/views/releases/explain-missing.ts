// Explains why a version did not add an action that AWS has announced for it.
import { isGranted, type Outcome } from '../../core/access/grant.ts'
import type { Announcement } from '../../site/announcements.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'

/** Explain why a version did not add an announced action: another version did, or none. */
export function explainMissing(site: Site, { policy, match }: Announcement, entry: string): string {
  if (policy === undefined) return 'its policy is not in the catalog'
  const granting = policy.versions.filter((version) => statusesOf(site, version, entry).some(isGranted))
  const [first] = granting
  if (first === undefined) return reasonWhyNever(site, policy, entry)
  if (match && granting.includes(match.version)) return `already granted since ${first.id}`
  return `granted by ${formatSpan(granting)}, not by this version`
}

/** Name the first and the last of some versions. */
function formatSpan(versions: readonly Version[]): string {
  const [first, last] = [versions[0], versions.at(-1)]
  return first === last ? `${first?.id}` : `${first?.id} to ${last?.id}`
}

function reasonWhyNever(site: Site, { name, versions }: PolicyModel, entry: string): string {
  const naming = versions.filter((version) => statusesOf(site, version, entry).length > 0)
  const statuses = naming.flatMap((version) => statusesOf(site, version, entry))
  if (statuses.length > 0) {
    const isDenied = statuses.some(({ status }) => status === 'denied')
    const why = isDenied ? 'where a Deny overrides it' : 'where by AWS’s reference it can never be used'
    return `named by ${formatSpan(naming)}, ${why}`
  }
  const isListed = site.index.expand(entry).length > 0 || site.firstSeen.find(entry) !== undefined
  return isListed ? `no version of ${name} grants it` : 'AWS lists no action by that name'
}

/** List what a version does to an action, or to those that a pattern matches. */
function statusesOf({ index }: Site, { access }: Version, entry: string): readonly Outcome[] {
  return [entry, ...index.expand(entry).map(({ name }) => name)].flatMap((name) => {
    const action = access.actions.get(name.toLowerCase())
    return action === undefined ? [] : [action.outcome]
  })
}
