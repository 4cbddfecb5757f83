// A site's versions, its action index and the first-seen record in; growth of any version or policy, on demand, out.
import { computeAccess, joinActions, unlistedActions } from '../core/access.ts'
import { type Arrival, traceArrivals } from '../core/arrivals.ts'
import type { ActionIndex, KnownAction } from '../core/catalogue.ts'
import { type FirstSeenIndex, indexFirstSeen } from '../core/first-seen.ts'
import {
  computeGrowth,
  type Growth,
  type GrowthStep,
  growPatterns,
  type Lifetimes,
  lookAmong,
  type PatternGrowth,
  traceGrowth,
} from '../core/growth.ts'
import { firstDays, indexLifetimes, type Listing } from '../core/lifetimes.ts'
import { isPlain } from '../core/pattern.ts'
import type { FirstSeenRecord } from '../core/record.ts'
import type { PolicyModel, Version } from './site.ts'

export interface SiteGrowth {
  readonly firstSeen: FirstSeenIndex
  /** Actions that AWS listed once, or a version names, and the snapshot does not list. */
  readonly unlisted: readonly KnownAction[]
  /** Give the day of the first version that allows an action by its full name. */
  readonly namedSince: (action: string) => string | undefined
  /** How the access of one text grew from its day, or the oldest snapshot's, until the catalogue's. */
  readonly growth: (version: Version) => Growth
  /** The same for each wildcard that the text allows. */
  readonly patternGrowth: (version: Version) => readonly PatternGrowth[]
  /** Every day on which a policy's granted actions changed in number. */
  readonly growthSteps: (policy: PolicyModel) => readonly GrowthStep[]
  /** What a policy's wildcards took in day by day, as far as a dated snapshot or a version shows the day. */
  readonly arrivals: (policy: PolicyModel) => readonly Arrival[]
}

const dayOf = (instant: string) => instant.slice(0, 10)

/** Prepare growth: wildcards also match the retired actions that only old snapshots list. */
export function prepareGrowth(
  policies: readonly PolicyModel[],
  index: ActionIndex,
  record: FirstSeenRecord,
  asOf: string,
): SiteGrowth {
  const firstSeen = indexFirstSeen(record)
  const versions = policies.flatMap((policy) => policy.versions)
  const listings = versions.flatMap((version) => listActions(version, index))
  const lifetimes: Lifetimes = indexLifetimes(firstSeen, listings, dayOf(index.catalogue.takenAt))
  const namedSince = firstDays(listings)
  const retired = Object.keys(record.actions)
    .filter((name) => index.find(name) === undefined)
    .map((name): KnownAction => ({ name }))
  const unlisted = joinActions(retired, ...versions.map(({ policy }) => unlistedActions(policy, index)))
  const matching = lookAmong([...index.all, ...unlisted])
  const accessOf = (version: Version) => computeAccess(version.policy, index, unlisted)
  const startOf = (version: Version) => {
    const created = dayOf(version.record.created)
    return created < firstSeen.oldestSnapshot ? firstSeen.oldestSnapshot : created
  }
  const dated = ({ versions: ofPolicy }: PolicyModel) =>
    ofPolicy.map((version) => ({
      version: version.id,
      day: startOf(version),
      access: accessOf(version),
      policy: version.policy,
    }))
  // The day of the action snapshot moves on with it, so what only that lists has not arrived on a day yet.
  const shown: Lifetimes = ({ name }) => lifetimes({ name })
  return {
    firstSeen,
    unlisted,
    namedSince: (action) => namedSince.get(action.toLowerCase()),
    growth: (version) => computeGrowth(accessOf(version), lifetimes, startOf(version), dayOf(asOf)),
    patternGrowth: (version) =>
      growPatterns(version.policy, matching, lifetimes, startOf(version), dayOf(asOf)),
    growthSteps: (policy) => traceGrowth(dated(policy), lifetimes, dayOf(asOf)),
    arrivals: (policy) => traceArrivals(dated(policy), shown, dayOf(asOf)),
  }
}

/** List the actions that a version allows by their full names. */
function listActions({ policy, record }: Version, index: ActionIndex): readonly Listing[] {
  return policy.statements
    .filter(({ effect, actions }) => effect === 'Allow' && !actions.inverted)
    .flatMap(({ actions }) => actions.patterns.filter(isPlain))
    .map((name) => ({ action: index.find(name) ?? { name }, day: dayOf(record.created) }))
}
