// Makes the files of a new content folder from the repository's content, except its policies and site.json.
import type { FirstSeenRecord, SiteSettings } from '../../../src/core/records/record.ts'
import type { Content } from '../../../src/data/records.ts'
import { countOf } from '../../../src/views/words/words.ts'
import { bringFacts, type FolderPolicies } from './bring-facts.ts'
import type { Prose } from './read-prose.ts'
import type { Write } from './write.ts'

/** What the repository provides for a folder with its own scope. */
export interface Repository {
  readonly content: Content
  readonly prose: readonly Prose[]
}

export interface NewFolder {
  readonly writes: readonly Write[]
  /** What the repository has but the folder cannot have, and why. */
  readonly leftOut: readonly string[]
}

/** With more pairs of versions than this, only adjacent versions get a comparison page. */
const mostPairs = 5_000

/** Create the site settings of a catalog that is not about one service in particular. */
export function startSettings({ content }: Repository, asOf: string): SiteSettings {
  // Keep the authority: a feed entry is about the same version, whichever site shows it.
  const { tagAuthority, services, exampleTopics, uuidServices } = content.settings
  return {
    title: 'AWS managed policy catalog',
    asOf,
    tagAuthority,
    ...(services && { services }),
    ...(exampleTopics && { exampleTopics }),
    ...(uuidServices && { uuidServices }),
  }
}

/** Choose which comparisons get a page, by how many there would be; `policies` has one name for each version. */
export function chooseComparisons(policies: readonly string[]): SiteSettings['comparisons'] {
  const counts = [...Map.groupBy(policies, (name) => name).values()].map(({ length }) => length)
  const pairs = counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  return pairs > mostPairs ? 'adjacent' : 'all'
}

/** Make every file of a new folder except its policies and its site.json. */
export function makeFolder(
  { content, prose }: Repository,
  policies: FolderPolicies,
  firstSeen: FirstSeenRecord | undefined,
): NewFolder {
  const { leftOut, ...facts } = bringFacts(content, policies, firstSeen ?? content.firstSeen)
  // The checker reads policies of every service, so these are not limited to those that the policies name.
  const {
    dependentActions,
    permissionOnly,
    partitions,
    escalationPaths,
    managedPolicies,
    managedPolicyFacts,
    destruction,
  } = content
  const general = prose.filter(({ subject }) => subject === undefined)
  const about = prose.filter(({ subject }) => subject !== undefined)
  return {
    writes: [
      { file: 'first-seen.json', value: facts.firstSeen },
      { file: 'risks.json', value: facts.risks },
      { file: 'announcements.json', value: facts.announcements },
      ...(dependentActions ? [{ file: 'dependent-actions.json', value: dependentActions }] : []),
      ...(permissionOnly ? [{ file: 'permission-only.json', value: permissionOnly }] : []),
      ...(destruction ? [{ file: 'destructive.json', value: destruction }] : []),
      ...(partitions ? [{ file: 'partitions.json', value: partitions }] : []),
      ...(managedPolicies ? [{ file: 'managed-policies.json', value: managedPolicies }] : []),
      ...(managedPolicyFacts ? [{ file: 'managed-policy-facts.json', value: managedPolicyFacts }] : []),
      ...(escalationPaths ? [{ file: 'escalation-paths.json', value: escalationPaths }] : []),
      ...facts.examples.map(({ slug, record }) => ({ file: `examples/${slug}.json`, value: record })),
      ...general.map(({ file, text }) => ({ file, text })),
    ],
    leftOut: [
      ...leftOut,
      ...(about.length === 0
        ? []
        : [
            `${countOf(about.length, 'guide')}: about ${[...new Set(about.map(({ subject }) => subject))].join(', ')}`,
          ]),
    ],
  }
}
