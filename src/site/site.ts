// Checked records, the action snapshot and the URLs in; one Site out, from which every view is made.
import { type Access, computeAccess } from '../core/access/access.ts'
import { type ActionIndex, type Catalogue, indexActions } from '../core/actions/action-index.ts'
import { indexRisks, type RiskIndex } from '../core/actions/risks.ts'
import { type Comparison, comparePolicies } from '../core/changes/compare.ts'
import { type ActionHistory, traceActions } from '../core/changes/history.ts'
import { canonicalLines } from '../core/changes/text-diff.ts'
import { toLintOptions } from '../core/checker/lint-options.ts'
import type { LintOptions } from '../core/checker/rule.ts'
import { type Policy, parsePolicy } from '../core/policy/policy.ts'
import type { AnnouncementRecord } from '../core/records/announcement.ts'
import type { Example } from '../core/records/example.ts'
import {
  type CatalogueRecord,
  type FirstSeenRecord,
  type PolicyRecord,
  type RiskRecord,
  type VersionRecord,
  versionNumber,
} from '../core/records/record.ts'
import { dateVersions, type VersionDate } from '../core/records/version-dates.ts'
import { remember, rememberAll } from '../core/remember.ts'
import { prepareAnnouncements, type SiteAnnouncements } from './announcements.ts'
import { buildExamples, type ExampleModel } from './examples.ts'
import { prepareGrowth, type SiteGrowth } from './growth.ts'
import { comparesAny } from './subject.ts'
import type { Urls } from './urls.ts'

/** One version of a policy with what it grants over the snapshot. */
export interface Version {
  readonly id: string
  readonly record: VersionRecord
  /** When it was created, or what bounds that. */
  readonly date: VersionDate
  readonly policy: Policy
  /** Worked out when it is asked for, and again when that was long ago: all at once would be gigabytes. */
  readonly access: Access
  /** The earliest older version with the same document, where there is one. */
  readonly identicalTo?: string
  /** Version numbers between this one and the one before that the history does not have. */
  readonly skipped: readonly number[]
}

/** A policy and its versions, oldest first; there is always one. */
export interface PolicyModel {
  readonly name: string
  readonly record: PolicyRecord
  readonly versions: readonly Version[]
  readonly latest: Version
}

export interface Site extends SiteGrowth, SiteAnnouncements {
  readonly catalogue: CatalogueRecord
  readonly snapshot: { readonly name: string; readonly takenAt: string }
  readonly index: ActionIndex
  readonly serviceNames: ReadonlyMap<string, string>
  /** Sorted by name. */
  readonly policies: readonly PolicyModel[]
  /** Policies that people copy, sorted by slug. */
  readonly examples: readonly ExampleModel[]
  /** The guides that the content has, by slug. */
  readonly guides: readonly string[]
  readonly urls: Urls
  readonly compare: (from: Version, to: Version) => Comparison
  readonly risks: RiskIndex
  /** What the policy checker is told besides the actions. */
  readonly lintOptions: LintOptions
  /** Since when, and until when, each action of a policy is granted; traced once. */
  readonly history: (policy: PolicyModel) => readonly ActionHistory[]
}

export interface SiteInput {
  readonly catalogue: CatalogueRecord
  readonly firstSeen: FirstSeenRecord
  readonly risks: readonly RiskRecord[]
  readonly announcements: readonly AnnouncementRecord[]
  readonly examples: readonly Example[]
  readonly guides?: readonly string[]
  readonly policies: readonly {
    readonly record: PolicyRecord
    readonly versions: readonly VersionRecord[]
  }[]
}

/** How much a site holds at a time: pages of one policy are made together, and no policy has more versions. */
const mostHeld = { accesses: 200, comparedFrom: 160 }

/** Build the site from its records. Throws when a policy has no version. */
export function buildSite(content: SiteInput, catalogue: Catalogue, urls: Urls): Site {
  const index = indexActions(catalogue)
  const { asOf } = content.catalogue
  const accessOf = remember(mostHeld.accesses, (policy: Policy) => computeAccess(policy, index))
  const policies = content.policies.map(({ record, versions }) =>
    buildPolicy(record, versions, accessOf, asOf),
  )
  const growth = prepareGrowth(policies, index, content.firstSeen, asOf)
  return {
    catalogue: content.catalogue,
    snapshot: { name: catalogue.snapshot, takenAt: catalogue.takenAt },
    index,
    serviceNames: new Map(catalogue.services.map(({ prefix, name }) => [prefix, name])),
    policies,
    ...prepareAnnouncements(policies, content.announcements, index),
    examples: buildExamples(content.examples, index),
    guides: content.guides ?? [],
    urls,
    compare: rememberComparisons(index),
    history: rememberAll((policy: PolicyModel) => traceActions(policy.versions, index)),
    risks: indexRisks(content.risks),
    lintOptions: toLintOptions(content),
    firstSeen: growth.firstSeen,
    unlisted: growth.unlisted,
    namedSince: growth.namedSince,
    growth: rememberAll(growth.growth),
    patternGrowth: growth.patternGrowth,
    growthSteps: rememberAll(growth.growthSteps),
    arrivals: rememberAll(growth.arrivals),
  }
}

function buildPolicy(
  record: PolicyRecord,
  records: readonly VersionRecord[],
  accessOf: (policy: Policy) => Access,
  asOf: string,
): PolicyModel {
  const firstWith = new Map<string, string>()
  const versions = dateVersions(records, asOf).map(({ version, date }, i) => {
    const text = documentText(version)
    const identicalTo = firstWith.get(text)
    if (identicalTo === undefined) firstWith.set(text, version.version)
    return buildVersion(version, date, records[i - 1], identicalTo, accessOf)
  })
  const latest = versions.at(-1)
  if (latest === undefined) throw new Error(`${record.name} has no version`)
  return { name: record.name, record, versions, latest }
}

function buildVersion(
  record: VersionRecord,
  date: VersionDate,
  previous: VersionRecord | undefined,
  identicalTo: string | undefined,
  accessOf: (policy: Policy) => Access,
): Version {
  const policy = parsePolicy(record.document)
  return {
    id: record.version,
    record,
    date,
    policy,
    get access() {
      return accessOf(policy)
    },
    ...(identicalTo !== undefined && { identicalTo }),
    skipped: previous === undefined ? [] : numbersBetween(previous.version, record.version),
  }
}

function documentText({ document }: VersionRecord): string {
  return canonicalLines(document)
    .map(({ text }) => text)
    .join('\n')
}

function numbersBetween(from: string, to: string): readonly number[] {
  const [first, last] = [versionNumber(from) + 1, versionNumber(to)]
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i)
}

/** A comparison is asked for by its page, its JSON and perhaps a feed, one after the other. */
function rememberComparisons(index: ActionIndex): Site['compare'] {
  const comparisonsFrom = remember(mostHeld.comparedFrom, (from: Version) =>
    rememberAll((to: Version) => comparePolicies(from.policy, to.policy, index)),
  )
  return (from, to) => comparisonsFrom(from)(to)
}

/** Give the version before another one of the same policy, if there is one. */
export function previousVersion(policy: PolicyModel, version: Version): Version | undefined {
  return policy.versions[policy.versions.indexOf(version) - 1]
}

/** Give the version after another one of the same policy, if there is one. */
export function nextVersion(policy: PolicyModel, version: Version): Version | undefined {
  return policy.versions[policy.versions.indexOf(version) + 1]
}

/** List the pairs of a policy's versions that have a page of their own, the older first. */
export function comparedPairs(
  site: Pick<Site, 'catalogue'>,
  { versions }: PolicyModel,
): readonly (readonly [Version, Version])[] {
  const first = (i: number) => (comparesAny(site) ? 0 : Math.max(0, i - 1))
  return versions.flatMap((to, i) => versions.slice(first(i), i).map((from) => [from, to] as const))
}
