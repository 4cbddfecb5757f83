// Finds the changes between neighboring versions that took access away, and those that only look as if they did.
import { grantsAction } from '../../core/access/access.ts'
import type { Change, ChangeKind } from '../../core/changes/compare.ts'
import { keepValue } from '../../core/reads.ts'
import { defineVersionReads } from '../../site/define-reads.ts'
import type { PolicyModel, Version } from '../../site/policy-model.ts'
import { listReleases } from '../../site/releases.ts'
import type { Site } from '../../site/site.ts'
import { toDiffView } from '../documents/diff-view.ts'
import { toVersionRef, type VersionRef } from '../words/version-ref.ts'

/** One change, by access and by text. */
export interface ManagedChange {
  readonly policy: string
  readonly policyHref: string
  /** True if people can attach the policy; false if only a service-linked role has it. */
  readonly isAttachable: boolean
  readonly from: VersionRef
  readonly to: VersionRef
  readonly href: string
  readonly counts: Readonly<Record<ChangeKind, number>>
  /** The number of lines removed from the document. */
  readonly removedLines: number
  /** How many of the lost actions some later version grants again. */
  readonly regained: number
}

export interface ManagedChanges {
  readonly changeCount: number
  /** Changes that lost, narrowed or reshaped an action, newest first. */
  readonly taking: readonly ManagedChange[]
  /** Changes that removed lines but took no access away, most lines first. */
  readonly onlyText: readonly ManagedChange[]
  /** Versions that repeat the text of an earlier one. */
  readonly repeated: readonly { readonly policy: string; readonly version: VersionRef; readonly of: string }[]
}

/** Sort the changes of all policies by whether they took access away. */
export function listManagedChanges(site: Site): ManagedChanges {
  const changes = listReleases(site.policies).flatMap(({ policy, from, version }) =>
    from === undefined ? [] : [keepManagedChange(site, policy, from, version)],
  )
  const takes = ({ counts }: ManagedChange) => counts.lost + counts.narrowed + counts.reshaped > 0
  return {
    changeCount: changes.length,
    taking: changes.filter(takes),
    onlyText: changes
      .filter((change) => !takes(change) && change.removedLines > 0)
      .toSorted((a, b) => b.removedLines - a.removedLines),
    repeated: site.policies.flatMap(({ name, versions }) =>
      versions.flatMap((version) =>
        version.identicalTo === undefined
          ? []
          : [{ policy: name, version: toVersionRef(site, version), of: version.identicalTo }],
      ),
    ),
  }
}

const changeRead = 'change for guides'

/** Most changes stay the same from build to build. */
function keepManagedChange(site: Site, policy: PolicyModel, from: Version, to: Version): ManagedChange {
  return keepValue(changeRead, `${policy.name}/${to.id}/${from.id}`, () =>
    toManagedChange(site, policy, from, to),
  )
}

/** Define how a change is looked up again. */
export function defineManagedReads(site: Site): void {
  defineVersionReads(site, changeRead, (policy, version, before) => {
    const from = policy.versions.find(({ id }) => id === before)
    return from && keepManagedChange(site, policy, from, version)
  })
}

function toManagedChange(site: Site, policy: PolicyModel, from: Version, to: Version): ManagedChange {
  const { changes } = site.compare(from, to)
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length
  const later = policy.versions.slice(policy.versions.indexOf(to) + 1)
  return {
    policy: policy.name,
    policyHref: site.urls.policy(policy.name),
    isAttachable: policy.record.kind === 'managed',
    from: toVersionRef(site, from),
    to: toVersionRef(site, to),
    href: site.urls.compare(policy.name, from.id, to.id),
    counts: {
      gained: count('gained'),
      lost: count('lost'),
      widened: count('widened'),
      narrowed: count('narrowed'),
      reshaped: count('reshaped'),
    },
    removedLines: toDiffView(from, to).removed,
    regained: changes.filter(({ kind }) => kind === 'lost').filter(isGrantedIn(later)).length,
  }
}

function isGrantedIn(versions: readonly Version[]): (change: Change) => boolean {
  return ({ name }) => versions.some(({ access }) => grantsAction(access, name))
}
