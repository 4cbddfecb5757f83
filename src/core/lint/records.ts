// Checked records with the files they came from in, every way in which they contradict each other out.
import { assertAnnouncementReferences, assertAnnouncementsSorted } from './announcements.ts'
import { assertOwnServices } from './catalogue-record.ts'
import type { ContentFolder } from './content-folder.ts'
import { assertExampleReferences, assertParameters } from './examples.ts'
import type { Finding } from './fault.ts'
import { assertFirstSeenDays, assertFirstSeenSorted } from './first-seen.ts'
import { assertAsOf, assertDatesInOrder } from './record-dates.ts'
import {
  assertNamesAgree,
  assertPolicyFile,
  assertSomeVersion,
  assertVersionsUnique,
} from './record-files.ts'
import { assertKindAgrees, assertReferences } from './record-references.ts'
import { assertRisksKnown, assertRisksSorted, assertRisksUnique } from './risks.ts'

export interface CheckOptions {
  /** Accept policies without any version, which a sync is about to fill. */
  readonly allowFresh?: boolean
}

/** Check the rules that no single record can break alone. */
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
    ...listOf(content.firstSeen).flatMap(assertFirstSeenSorted),
    ...listOf(content.firstSeen).flatMap(assertFirstSeenDays),
    ...listOf(content.risks).flatMap(assertRisksUnique),
    ...listOf(content.risks).flatMap(assertRisksSorted),
    ...assertRisksKnown(content),
    ...listOf(content.announcements).flatMap(assertAnnouncementsSorted),
    ...assertAnnouncementReferences(content),
    ...content.examples.flatMap(assertParameters),
    ...assertExampleReferences(content),
  ]
}

const listOf = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])
