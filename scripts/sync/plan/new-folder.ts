// The repository's content, and the policies that a new folder has, in; every other file of that folder out.
import { groupBy } from '../../../src/core/group-by.ts'
import type { FirstSeenRecord, SiteSettings } from '../../../src/core/records/record.ts'
import type { Content } from '../../../src/data/records.ts'
import { countOf } from '../../../src/views/words/words.ts'
import { bringFacts, type FolderPolicies } from './bring-facts.ts'
import type { Prose } from './read-prose.ts'
import type { Write } from './write.ts'

/** What the repository gives to a folder with another scope. */
export interface Repository {
  readonly content: Content
  readonly prose: readonly Prose[]
}

export interface NewFolder {
  readonly writes: readonly Write[]
  /** What the repository has and the folder cannot have, with why. */
  readonly leftOut: readonly string[]
}

/** With more pairs of versions than this, only neighbors get a page of their own. */
const mostPairs = 5_000

/** Begin the record of a catalog that is about no service in particular. */
export function startSettings({ content }: Repository, asOf: string): SiteSettings {
  // The same authority: an entry of a feed is about the same version, whichever site shows it.
  return { title: 'AWS managed policy catalog', asOf, tagAuthority: content.settings.tagAuthority }
}

/** Choose the comparisons that have a page, by how many there would be; `policies` names one for each version. */
export function chooseComparisons(policies: readonly string[]): SiteSettings['comparisons'] {
  const counts = [...groupBy(policies, (name) => name).values()].map(({ length }) => length)
  const pairs = counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  return pairs > mostPairs ? 'adjacent' : 'all'
}

/** Make the files that a new folder has beside its policies and its site.json. */
export function makeFolder(
  { content, prose }: Repository,
  policies: FolderPolicies,
  firstSeen: FirstSeenRecord | undefined,
): NewFolder {
  const { leftOut, ...facts } = bringFacts(content, policies, firstSeen ?? content.firstSeen)
  const general = prose.filter(({ subject }) => subject === undefined)
  const about = prose.filter(({ subject }) => subject !== undefined)
  return {
    writes: [
      { file: 'first-seen.json', value: facts.firstSeen },
      { file: 'risks.json', value: facts.risks },
      { file: 'announcements.json', value: facts.announcements },
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
