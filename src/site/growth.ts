// Computes on demand how the access of any version or policy grew while its text did not change.
import { computeAccess, computeAccessTo, joinActions } from '../core/access/access.ts'
import { type KnownAction, servicePrefix } from '../core/actions/action.ts'
import type { ActionIndex } from '../core/actions/action-index.ts'
import { type FirstSeenIndex, indexFirstSeen } from '../core/actions/first-seen.ts'
import type { Lifetimes } from '../core/actions/lifetime.ts'
import { firstDays, indexLifetimes } from '../core/actions/lifetimes.ts'
import { type Arrival, traceArrivals } from '../core/growth/arrivals.ts'
import {
  computeGrowth,
  type Growth,
  type GrowthStep,
  growPatterns,
  lookAmong,
  type PatternGrowth,
  traceGrowth,
} from '../core/growth/growth.ts'
import { once } from '../core/once.ts'
import { isPlain, serviceOfPattern } from '../core/policy/pattern.ts'
import type { Policy } from '../core/policy/policy.ts'
import { createNote, defineReads, readAs } from '../core/reads.ts'
import type { FirstSeenRecord } from '../core/records/record.ts'
import { remember, rememberAll, rememberOnce } from '../core/remember.ts'
import type { PolicyModel, Version } from './policy-model.ts'

export interface SiteGrowth {
  readonly firstSeen: FirstSeenIndex
  /** List a service's actions that AWS once listed or a version names, but that the snapshot does not list. */
  readonly listUnlisted: (service: string) => readonly KnownAction[]
  /** Find the day by which a version allowed an action by its full name, UTC, YYYY-MM-DD. */
  readonly namedSince: (action: string) => string | undefined
  /** Growth of one text, from its day or the oldest snapshot's to `growthEnd`; undefined if the text has no day. */
  readonly growth: (version: Version) => Growth | undefined
  /** The same for each wildcard that the text allows; empty if the text has no day. */
  readonly patternGrowth: (version: Version) => readonly PatternGrowth[]
  /** Every day on which the number of a policy's granted actions changed. */
  readonly growthSteps: (policy: PolicyModel) => readonly GrowthStep[]
  /** Actions added to a policy's wildcards, day by day, where a dated snapshot or a version shows the day. */
  readonly arrivals: (policy: PolicyModel) => readonly Arrival[]
  /** The same of some actions alone, which takes less time. */
  readonly arrivalsOf: (policy: PolicyModel, names: readonly string[]) => readonly Arrival[]
}

/** What growth rests on in addition to a policy's versions: the names in all of them, and days. One read per service. */
const basis = 'growth basis'

/** Stands for all services. */
const everyService = 'all'

const [unlistedRead, namedRead] = ['unlisted actions', 'named since']

const dayOf = (instant: string) => instant.slice(0, 10)

/**
 * Return the last day on which the growth of versions is known, UTC, YYYY-MM-DD: the snapshot's, or that of the newest of
 * them. A version of another policy does not move it.
 */
export function growthEnd(takenAt: string, versions: readonly Pick<Version, 'date'>[]): string {
  const days = versions.flatMap(({ date: { created } }) => (created === undefined ? [] : [dayOf(created)]))
  return [dayOf(takenAt), ...days].reduce((latest, day) => (day > latest ? day : latest))
}

/** Prepare the growth functions. Wildcards also match retired actions that only old snapshots list. */
export function prepareGrowth(
  policies: readonly PolicyModel[],
  index: ActionIndex,
  record: FirstSeenRecord,
): SiteGrowth {
  const firstSeen = indexFirstSeen(record)
  const named = collectNames(policies, index)
  const listings = named.flatMap(({ action, day }) => (day === undefined ? [] : [{ action, day }]))
  const lastListed = dayOf(index.snapshot.takenAt)
  const lifetimesOf = indexLifetimes(firstSeen, listings, lastListed)
  // Actions named only by versions without any date bound: all that is known is that they exist.
  const namedByNow = new Set(
    named.filter(({ isUndated }) => isUndated).map(({ action }) => action.name.toLowerCase()),
  )
  const lifetimes: Lifetimes = (action) => {
    const known = lifetimesOf(action)
    return known.length === 0 && namedByNow.has(action.name.toLowerCase()) ? [{ from: lastListed }] : known
  }
  const namedSince = firstDays(listings)
  const retired = Object.keys(record.actions)
    .filter((name) => index.find(name) === undefined)
    .map((name): KnownAction => ({ name }))
  const unlisted = joinActions(
    retired,
    named.filter(({ isListed }) => !isListed).map(({ action }) => action),
  )
  const matching = rememberOnce(() => lookAmong([...index.all, ...unlisted]))
  const accessOf = (version: Version) => computeAccess(version.policy, index, unlisted)
  const startOf = ({ date: { created } }: Version) => {
    if (created === undefined) return undefined
    const day = dayOf(created)
    return day < firstSeen.oldestSnapshot ? firstSeen.oldestSnapshot : day
  }
  const dated = ({ versions: ofPolicy }: PolicyModel, grantedBy = accessOf) =>
    ofPolicy.map((version) => {
      const day = startOf(version)
      return {
        version: version.id,
        ...(day !== undefined && { day }),
        access: grantedBy(version),
        policy: version.policy,
      }
    })
  const endOf = (...of: readonly Version[]) => growthEnd(index.snapshot.takenAt, of)
  // The day of the snapshot moves forward. An action dated only by it has no arrival day yet.
  const shown: Lifetimes = ({ name }) => lifetimesOf({ name })
  const unlistedByService = Map.groupBy(unlisted, serviceOfAction)
  const listUnlisted = (service: string) => unlistedByService.get(service) ?? []
  defineReads(unlistedRead, (service) => listUnlisted(service).map(({ name }) => name))
  defineReads(namedRead, (action) => namedSince.get(action.toLowerCase()))
  defineReads(basis, (service) => {
    const news = listNews()
    return service === everyService ? [...news.values()] : news.get(service)
  })
  /** What versions say of which actions exist and since when, as far as snapshots do not say it. */
  const listNews = once(() => {
    const seenOf = indexLifetimes(firstSeen, [], lastListed)
    const later = [...namedSince.keys()].map((name) => ({ name, known: lifetimesOf({ name }) }))
    return Map.groupBy(
      [
        ...later.filter(({ name, known }) => known.length !== seenOf({ name }).length),
        ...[...namedByNow].map((name) => ({ name })).filter((action) => lifetimesOf(action).length === 0),
        ...unlisted,
      ],
      serviceOfAction,
    )
  })
  const noteOf = remember(Number.POSITIVE_INFINITY, (service: string) => createNote(basis, service))
  const note = (...versions: readonly Version[]) => {
    for (const { policy } of versions) for (const service of listServices(policy)) noteOf(service)()
  }
  return {
    firstSeen,
    listUnlisted: (service) => readAs(unlistedRead, service, () => listUnlisted(service)),
    namedSince: (action) => readAs(namedRead, action, () => namedSince.get(action.toLowerCase())),
    growth: (version) => {
      note(version)
      const start = startOf(version)
      if (start === undefined) return undefined
      return computeGrowth(accessOf(version), lifetimes, start, endOf(version))
    },
    patternGrowth: (version) => {
      note(version)
      const start = startOf(version)
      if (start === undefined) return []
      return growPatterns(version.policy, matching(), lifetimes, start, endOf(version))
    },
    growthSteps: (policy) => {
      note(...policy.versions)
      return traceGrowth(dated(policy), lifetimes, endOf(...policy.versions))
    },
    arrivals: (policy) => {
      note(...policy.versions)
      return traceArrivals(dated(policy), shown, endOf(...policy.versions))
    },
    arrivalsOf: (policy, names) => {
      note(...policy.versions)
      if (names.length === 0) return []
      const keys = new Set(names.map((name) => name.toLowerCase()))
      const grantedBy = (version: Version) => computeAccessTo(keys, version.policy, index, unlisted)
      return traceArrivals(dated(policy, grantedBy), shown, endOf(...policy.versions))
    },
  }
}

const serviceOfAction = ({ name }: KnownAction) => servicePrefix(name.toLowerCase())

/** List the services whose actions a policy can allow, in lowercase. What is known of others does not move its growth. */
const listServices = rememberAll(({ statements }: Policy): readonly string[] => {
  const allowed = statements.filter(({ effect }) => effect === 'Allow')
  const services = allowed.flatMap(({ actions: { patterns, inverted } }) =>
    patterns.map((pattern) => (inverted ? undefined : serviceOfPattern(pattern.toLowerCase()))),
  )
  return [...new Set(services.map((service) => service ?? everyService))]
})

/** The instant by which a version existed; undefined if unknown. */
const boundOf = ({ date }: Version) => date.created ?? date.notAfter

/** An action that versions allow by its full name, in one spelling. */
interface NamedAction {
  /** That of the snapshot, or the name as versions write it. */
  readonly action: KnownAction
  readonly isListed: boolean
  /** The first day by which a version with a date, or a bound of one, allowed it; UTC, YYYY-MM-DD. */
  day?: string
  /** True if a version without any date allows it. */
  isUndated: boolean
}

/** Collect the actions that versions allow by their full names, each spelling once: thousands of versions name the same. */
function collectNames(policies: readonly PolicyModel[], index: ActionIndex): readonly NamedAction[] {
  const found = new Map<string, NamedAction | undefined>()
  const findOrAdd = (pattern: string) => {
    if (!found.has(pattern)) found.set(pattern, isPlain(pattern) ? startNamed(pattern, index) : undefined)
    return found.get(pattern)
  }
  for (const version of policies.flatMap(({ versions }) => versions)) {
    const day = boundOf(version)?.slice(0, 10)
    for (const pattern of allowedPatterns(version)) {
      const named = findOrAdd(pattern)
      if (named === undefined) continue
      if (day === undefined) named.isUndated = true
      else if (named.day === undefined || day < named.day) named.day = day
    }
  }
  return [...found.values()].filter((named) => named !== undefined)
}

function startNamed(name: string, index: ActionIndex): NamedAction {
  const listed = index.find(name)
  return { action: listed ?? { name }, isListed: listed !== undefined, isUndated: false }
}

const allowedPatterns = ({ policy }: Version): readonly string[] =>
  policy.statements
    .filter(({ effect, actions }) => effect === 'Allow' && !actions.inverted)
    .flatMap(({ actions }) => actions.patterns)
