// Gathers the counts and lists for the guides about attaching policies.
import type { Example } from '../../core/records/example.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { toPolicySummary } from '../policies/policy-summary.ts'
import type { GuideAction } from './guide-action.ts'
import { listManagedChanges, type ManagedChanges } from './guide-managed-changes.ts'
import { listNamed, type NamedRow } from './guide-managed-examples.ts'
import {
  countReach,
  describeVersions,
  listReach,
  listSensitiveActions,
  listUnread,
  type ReachCount,
  type ReachRow,
  type SensitiveRead,
} from './guide-managed-reach.ts'

/** Each function throws when a name does not exist. */
export interface ManagedGuide {
  readonly listChanges: () => ManagedChanges
  readonly describeVersions: (policy: string, action: string) => string
  readonly listReach: (policy: string, except: string) => readonly ReachRow[]
  readonly countReach: (policies: readonly string[], prefixes: readonly string[]) => readonly ReachCount[]
  readonly listUnread: (policy: string, prefix: string) => readonly GuideAction[]
  readonly listSensitive: (policy: string) => readonly SensitiveRead[]
  readonly listNamed: (...slugs: readonly string[]) => readonly NamedRow[]
  /** The end of the service behind a policy. Throws when none is recorded. */
  readonly endOf: (policy: string) => {
    readonly service: string
    readonly day: string
    readonly source: string
  }
}

/** Gather what the guides about attaching policies can ask for. */
export function toManagedGuide(site: Site, examples: readonly Example[]): ManagedGuide {
  const find = (name: string) => findPolicy(site, name)
  return {
    listChanges: () => listManagedChanges(site),
    describeVersions: (policy, action) => {
      if (site.index.find(action) === undefined) throw new Error(`guide: no action ${action}`)
      return describeVersions(find(policy), action)
    },
    listReach: (policy, except) => listReach(site, find(policy), except),
    countReach: (policies, prefixes) => countReach(site, policies.map(find), prefixes),
    listUnread: (policy, prefix) => listUnread(site, find(policy), prefix),
    listSensitive: (policy) => listSensitiveActions(site, find(policy)),
    listNamed: (...slugs) => listNamed(site, examples, slugs),
    endOf: (policy) => {
      const { ended } = toPolicySummary(site, find(policy))
      if (ended === undefined) throw new Error(`guide: no end of service is recorded for ${policy}`)
      return ended
    },
  }
}

function findPolicy(site: Site, name: string): PolicyModel {
  const policy = site.policies.find((other) => other.name === name)
  if (policy === undefined) throw new Error(`guide: no policy ${name} in content/policies`)
  return policy
}
