// Describes the JSON of the list of policies and of one policy.
import * as z from 'zod'
import { policyRecord } from '../../../core/records/record.ts'
import type { PoliciesJson, PolicyFacts, PolicyJson } from '../policies-json.ts'
import {
  changeCounts,
  count,
  day,
  ifKnown,
  instant,
  objectOf,
  policyDocument,
  policyName,
  shared,
  statusCounts,
  text,
  texts,
  versionDates,
  versionId,
} from './parts.ts'

const { arn, kind, status } = policyRecord.shape

export const verdict = z
  .enum(['same', 'broader', 'narrower', 'mixed'])
  .describe('What a change does to access: nothing, only more, only less, or both.')

const defaultVersionSource = objectOf<NonNullable<PolicyFacts['defaultVersionSource']>>({
  address: text.describe('The page of AWS that states it.'),
  edited: text.describe('When that version was edited, UTC, to the minute, ISO 8601.'),
}).describe('Where `defaultVersion` is stated; omitted if IAM itself reported it.')

const serviceEnd = objectOf<NonNullable<PolicyFacts['serviceEnd']>>({
  service: text.describe('The name of the service behind the policy.'),
  day: day.describe('The day on which AWS ends, or ended, support, UTC.'),
  source: z.url().describe('The AWS page that says so.'),
}).describe(
  'The end of the service behind the policy; omitted if AWS has announced none. IAM may still offer the policy.',
)

const facts = {
  name: policyName,
  arn,
  kind,
  status,
  serviceEnd: serviceEnd.exactOptional(),
  latest: versionId.describe('The newest version.'),
  defaultVersion: versionId.exactOptional().describe('The version in force, if a source states it.'),
  defaultVersionSource: defaultVersionSource.exactOptional(),
  versionCount: count.describe('How many versions are recorded.'),
  created: instant
    .exactOptional()
    .describe(`When the oldest recorded version was created, UTC, ISO 8601${ifKnown}`),
  updated: instant.exactOptional().describe(`When the newest version was created, UTC, ISO 8601${ifKnown}`),
}

export const policiesSchema: z.ZodType<PoliciesJson> = objectOf<PoliciesJson>({
  asOf: instant.describe('The day and time up to which the catalog is current, UTC, ISO 8601.'),
  policies: z
    .array(shared('PolicyFacts', objectOf<PolicyFacts>(facts)))
    .describe('Every policy, sorted by name.'),
})

const version = objectOf<PolicyJson['versions'][number]>({
  version: versionId,
  ...versionDates,
  sources: texts.describe('The histories that reported the version and, if it has one, its date.'),
  identicalTo: versionId.exactOptional().describe('The earliest older version with the same document.'),
  verdict: verdict
    .exactOptional()
    .describe('Compared with the version before; omitted for the first recorded version.'),
  counts: statusCounts.describe('Actions by what the version does to them.'),
  changeCounts: changeCounts
    .exactOptional()
    .describe('Actions by kind of change, compared with the version before.'),
})

const growth = objectOf<NonNullable<PolicyJson['growth']>>({
  from: day.describe('The day of the newest version, UTC.'),
  to: day.describe('The day up to which growth is counted, UTC.'),
  before: count.describe('Actions that the text granted on the first of these days.'),
  after: count.describe('Actions that the same text grants on the second.'),
  added: texts.describe(
    'Actions that came to be known in between, by AWS’s reference or by a policy that names them, and that wildcards of the text match.',
  ),
  retired: texts.describe('Actions that AWS retired in between.'),
})

export const policySchema: z.ZodType<PolicyJson> = objectOf<PolicyJson>({
  ...facts,
  versions: z.array(version).describe('Every recorded version, oldest first.'),
  growth: growth
    .exactOptional()
    .describe(
      'How the access of the newest text grew while the text stayed the same; omitted if its date is unknown.',
    ),
  document: policyDocument.describe(
    'The document in force, or the newest one if no source states which is in force.',
  ),
})
