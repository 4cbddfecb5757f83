// Plans the facts that a sync writes along with the versions it adds.

import type { PolicyDocument } from '../../../src/core/records/policy-document.ts'
import type { FirstSeenRecord, SiteSettings } from '../../../src/core/records/record.ts'
import type { PolicyHistory } from '../../../src/data/records.ts'
import type { Addition } from './addition.ts'
import { chooseDays } from './bring-facts.ts'
import { chooseComparisons, makeFolder } from './new-folder.ts'
import type { Plan } from './plan.ts'
import type { Start } from './scope-folder.ts'
import type { Write } from './write.ts'

export interface FactsPlan {
  /** The site settings to write, except for their `asOf` date. */
  readonly settings: SiteSettings
  readonly writes: readonly Write[]
  /** Whether the first-seen dates of actions differ from the recorded ones. */
  readonly hasNewDays: boolean
  /** What the repository has but a new folder cannot have, and why. */
  readonly leftOut: readonly string[]
}

/** List the policies that are new to the folder and have something to record. */
export function listNewPolicies(
  fresh: readonly PolicyHistory[],
  { additions, skipped }: Pick<Plan, 'additions' | 'skipped'>,
): readonly PolicyHistory[] {
  const added = new Set(additions.map(({ policy }) => policy))
  const refused = new Set(skipped.map(({ policy }) => policy))
  return fresh.filter(
    ({ record: { name }, versions }) => !refused.has(name) && (versions.length > 0 || added.has(name)),
  )
}

/** Plan the facts of a new folder or, for an existing one, its first-seen dates if they were provided. */
export function planFacts(
  { content, repository, firstSeen }: Start,
  newPolicies: readonly PolicyHistory[],
  additions: readonly Addition[],
): FactsPlan {
  const histories = [...content.policies, ...newPolicies]
  const versions = [...histories.flatMap((history) => history.versions), ...additions]
  // A plan adds only documents that are valid in a record.
  const documents = versions.map(({ document }) => document as PolicyDocument)
  if (repository !== undefined) {
    const names = new Set(histories.map(({ record }) => record.name))
    const comparisons = chooseComparisons(versions.map(({ policy }) => policy))
    return {
      settings: { ...content.settings, comparisons },
      hasNewDays: false,
      ...makeFolder(repository, { names, documents }, firstSeen),
    }
  }
  const days = firstSeen && chooseDays(firstSeen, documents)
  const hasNewDays = days !== undefined && !isSame(days, content.firstSeen)
  return {
    settings: content.settings,
    writes: hasNewDays ? [{ file: 'first-seen.json', value: days }] : [],
    hasNewDays,
    leftOut: [],
  }
}

function isSame(one: FirstSeenRecord, other: FirstSeenRecord): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
