// Finds every way in which records, each valid by itself, contradict each other.

import type { Finding } from '../json/finding.ts'
import { assertAnnouncementReferences, assertAnnouncementsSorted } from './check-announcements.ts'
import { assertAsOf, assertDatesInOrder } from './check-dates.ts'
import { assertJudgedOnce, assertJudgmentsSorted } from './check-destruction.ts'
import { assertExampleReferences, assertParameters, assertTopics } from './check-examples.ts'
import { assertNamesAgree, assertPolicyFile, assertSomeVersion, assertVersionsUnique } from './check-files.ts'
import { assertFirstSeenDays, assertFirstSeenFilled, assertFirstSeenSorted } from './check-first-seen.ts'
import { assertListsSorted } from './check-lists.ts'
import { assertReach } from './check-reach.ts'
import { assertReferenceChanges, assertReferenceState } from './check-reference-changes.ts'
import { assertReferenceFactsSorted } from './check-reference-facts.ts'
import { assertKindAgrees, assertReferences } from './check-references.ts'
import { assertRisksKnown, assertRisksSorted, assertRisksUnique } from './check-risks.ts'
import { assertSearchWords } from './check-search-words.ts'
import { assertContactValid, assertOwnServices, assertServiceNotesUnique } from './check-site-settings.ts'
import { assertCountedFields } from './check-snapshot-losses.ts'
import type { ContentFolder } from './content-folder.ts'

export interface CheckOptions {
  /** Accept policies without any version, which a sync is about to fill. */
  readonly allowFresh?: boolean
}

/** Check the rules that involve more than one record. */
export function checkRecords(content: ContentFolder, options: CheckOptions = {}): readonly Finding[] {
  return [
    ...content.policies.flatMap(assertPolicyFile),
    ...(options.allowFresh ? [] : content.policies.flatMap(assertSomeVersion)),
    ...content.policies.flatMap(assertNamesAgree),
    ...content.policies.flatMap(assertVersionsUnique),
    ...content.policies.flatMap(assertDatesInOrder),
    ...content.policies.flatMap((folder) => assertReferences(folder, content.policies)),
    ...content.policies.flatMap(assertKindAgrees),
    ...assertAsOf(content),
    ...assertOwnServices(content),
    ...assertServiceNotesUnique(content),
    ...assertContactValid(content),
    ...listOf(content.firstSeen).flatMap(assertFirstSeenSorted),
    ...listOf(content.firstSeen).flatMap(assertFirstSeenDays),
    ...listOf(content.risks).flatMap(assertRisksUnique),
    ...listOf(content.risks).flatMap(assertRisksSorted),
    ...listOf(content.destruction).flatMap(assertJudgedOnce),
    ...listOf(content.destruction).flatMap(assertJudgmentsSorted),
    ...assertFirstSeenFilled(content),
    ...assertReferenceFactsSorted(content),
    ...assertListsSorted(content),
    ...assertCountedFields(content),
    ...assertReach(content),
    ...assertReferenceChanges(content),
    ...assertReferenceState(content),
    ...assertRisksKnown(content),
    ...listOf(content.announcements).flatMap(assertAnnouncementsSorted),
    ...assertAnnouncementReferences(content),
    ...content.examples.flatMap(assertParameters),
    ...assertTopics(content),
    ...assertExampleReferences(content),
    ...assertSearchWords(content),
  ]
}

const listOf = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])
