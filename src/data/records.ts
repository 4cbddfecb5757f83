// Loads every record of the catalog from the content folder, or reports every fault in it.
import { stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { sortVersions } from '../core/content/check-dates.ts'
import { checkRecords } from '../core/content/check-records.ts'
import type { ContentFolder } from '../core/content/content-folder.ts'
import { type Fault, formatFaults, sortFaults, toFault } from '../core/json/fault.ts'
import type { Finding } from '../core/json/finding.ts'
import type { AnnouncementRecord } from '../core/records/announcement.ts'
import type { DestructionRecord } from '../core/records/destruction.ts'
import type { EscalationPathsRecord } from '../core/records/escalation-paths.ts'
import type { Example } from '../core/records/example.ts'
import type { ManagedPoliciesRecord } from '../core/records/managed-policies.ts'
import type { ManagedPolicyFactsRecord } from '../core/records/managed-policy-facts.ts'
import type { PartitionsRecord } from '../core/records/partitions.ts'
import type { ReachBasis, ReachRecord } from '../core/records/reach.ts'
import type {
  FirstSeenRecord,
  PolicyRecord,
  RiskRecord,
  SiteSettings,
  VersionRecord,
} from '../core/records/record.ts'
import type { ReferenceChangesRecord, ReferenceStateRecord } from '../core/records/reference-changes.ts'
import type { ReferenceCountsRecord } from '../core/records/reference-counts.ts'
import type { ReferenceFacts } from '../core/records/reference-facts.ts'
import type { SearchWordsRecord } from '../core/records/search-words.ts'
import { readFolder } from './content-folder.ts'
import { contentRoot } from './content-root.ts'
import { type Reading, report } from './record-file.ts'
import { recoverContent } from './recover-content.ts'

export { type Fault, formatFaults }

export interface PolicyHistory {
  readonly record: PolicyRecord
  /** By version number, oldest first; never empty. */
  readonly versions: readonly VersionRecord[]
}

/** `dependentActions` and `permissionOnly` are absent if the folder has no such record. */
export interface Content extends ReferenceFacts {
  readonly settings: SiteSettings
  /** Sorted by name. */
  readonly policies: readonly PolicyHistory[]
  /** When actions were first seen; use `indexFirstSeen` to look them up. */
  readonly firstSeen: FirstSeenRecord
  /** Why actions are sensitive; use `indexRisks` to look them up. */
  readonly risks: readonly RiskRecord[]
  /** Which actions destroy something; use `indexDestruction` to look them up. Absent if nobody judged any. */
  readonly destruction?: readonly DestructionRecord[]
  /** How many facts the snapshot had when they were last counted; absent if they never were. */
  readonly referenceCounts?: ReferenceCountsRecord
  /** What decided the records of reach; absent if the folder has none. */
  readonly reachBasis?: ReachBasis
  /** Policies outside the catalog that reach its services, sorted by name. */
  readonly reach: readonly ReachRecord[]
  /** What AWS changed in its reference, and what it said when that was last compared; absent if nobody compared. */
  readonly referenceChanges?: ReferenceChangesRecord
  readonly referenceState?: ReferenceStateRecord
  /** AWS's partitions and Regions; absent if the folder has no list, and then they are not checked. */
  readonly partitions?: PartitionsRecord
  /** Known ways to more permissions; absent if the folder has no list, and then only single actions are checked. */
  readonly escalationPaths?: EscalationPathsRecord
  /** The names of AWS's managed policies; absent if the folder has no list, and then they are not checked. */
  readonly managedPolicies?: ManagedPoliciesRecord
  /** Paths of managed policies, and what replaces retired ones; absent if the folder has no such record. */
  readonly managedPolicyFacts?: ManagedPolicyFactsRecord
  /** What AWS announced, newest first. */
  readonly announcements: readonly AnnouncementRecord[]
  /** Example policies to copy, sorted by slug. */
  readonly examples: readonly Example[]
  /** The slugs of the guides in the folder; their texts are read where they are shown. */
  readonly guides: readonly string[]
  /** Which words people use for pages and names; absent if the folder has no list. */
  readonly searchWords?: SearchWordsRecord
}

export type ContentResult =
  | {
      readonly content: Content
      readonly faults: readonly []
      /** Find the place of a finding in its file, which the finding names relative to the folder. */
      readonly locate: (finding: Finding) => Fault
    }
  | { readonly content?: undefined; readonly faults: readonly Fault[] }

export interface ReadOptions {
  /** The folder's name in faults; by default, its path as a person would type it. */
  readonly label?: string
  /** Accept policies without versions, for a sync that is about to import them. */
  readonly allowFresh?: boolean
}

/** Read and check every record of a content folder. Returns all records, or all faults if there are any. */
export async function readContent(dir: string, options: ReadOptions = {}): Promise<ContentResult> {
  const reading = (): Reading => ({
    root: resolve(dir),
    label: options.label ?? displayPath(dir),
    faults: [],
    places: new Map(),
  })
  return readUndisturbed(dir, () => readOnce(reading(), options.allowFresh ?? false))
}

/** Load the catalog's records. Throws one error that lists every fault. */
export async function loadContent(dir: string = contentRoot()): Promise<Content> {
  await recoverContent(dir)
  const { content, faults } = await readContent(dir)
  if (content === undefined) throw new Error(`the content cannot be used\n\n${formatFaults(faults)}`)
  return content
}

function readOnce(reading: Reading, allowFresh: boolean): ContentResult {
  const folder = readFolder(reading)
  for (const finding of checkRecords(folder, { allowFresh })) report(reading, finding)
  const { settings, firstSeen, risks, announcements } = folder
  const { dependentActions, permissionOnly, referenceCounts, reachBasis } = folder
  const { referenceChanges, referenceState, partitions, escalationPaths } = folder
  const { managedPolicies, managedPolicyFacts, searchWords, destruction } = folder
  const isWhole =
    settings !== undefined && firstSeen !== undefined && risks !== undefined && announcements !== undefined
  if (reading.faults.length > 0 || !isWhole) return { faults: sortFaults(reading.faults) }
  return {
    content: {
      settings: settings.record,
      policies: toHistories(folder),
      firstSeen: firstSeen.record,
      risks: risks.record,
      announcements: announcements.record,
      ...(dependentActions && { dependentActions: dependentActions.record }),
      ...(permissionOnly && { permissionOnly: permissionOnly.record }),
      ...(referenceCounts && { referenceCounts: referenceCounts.record }),
      ...(reachBasis && { reachBasis: reachBasis.record }),
      reach: (folder.reach ?? []).map(({ record }) => record),
      ...(referenceChanges && { referenceChanges: referenceChanges.record }),
      ...(referenceState && { referenceState: referenceState.record }),
      ...(partitions && { partitions: partitions.record }),
      ...(destruction && { destruction: destruction.record }),
      ...(managedPolicies && { managedPolicies: managedPolicies.record }),
      ...(managedPolicyFacts && { managedPolicyFacts: managedPolicyFacts.record }),
      ...(escalationPaths && { escalationPaths: escalationPaths.record }),
      examples: folder.examples.map(({ slug, record }) => ({ slug, record })),
      guides: (folder.guides ?? []).map(({ slug }) => slug),
      ...(searchWords && { searchWords: searchWords.record }),
    },
    faults: [],
    locate: (finding) => {
      const file = `${reading.label}/${finding.file}`
      return toFault({ ...finding, file }, reading.places.get(file)?.(finding.at))
    },
  }
}

function toHistories({ policies }: ContentFolder): readonly PolicyHistory[] {
  return policies
    .flatMap(({ policy, versions }) =>
      policy === undefined
        ? []
        : [{ record: policy.record, versions: sortVersions(versions).map(({ record }) => record) }],
    )
    .sort((a, b) => (a.record.name < b.record.name ? -1 : 1))
}

/** Read again if the folder was replaced during the reading, so that old and new files do not mix. */
async function readUndisturbed<T>(dir: string, read: () => T): Promise<T> {
  const attemptToRead = () => {
    try {
      return { value: read() }
    } catch (error) {
      return { error }
    }
  }
  for (let attempt = 0; ; attempt += 1) {
    const before = await identityOf(dir)
    const outcome = attemptToRead()
    if (before === (await identityOf(dir)) || attempt === 5) {
      if ('error' in outcome) throw outcome.error
      return outcome.value
    }
  }
}

async function identityOf(dir: string): Promise<string> {
  return stat(dir).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => 'nothing',
  )
}

/** Format a path as a person would type it: relative to the working directory if it is inside that. */
export function displayPath(dir: string): string {
  const path = relative(process.cwd(), resolve(dir))
  const isBelow = path !== '' && !path.startsWith('..') && !isAbsolute(path)
  return (isBelow ? path : resolve(dir)).split(sep).join('/')
}
