// Describes the JSON of the policies outside the catalog that reach its services.
import * as z from 'zod'
import { reachRecord } from '../../../core/records/reach.ts'
import type {
  ReachGrantJson,
  ReachJson,
  ReachPolicyJson,
  ReachSummaryJson,
  ReachVersionJson,
} from '../reach-json.ts'
import {
  count,
  ifKnown,
  instant,
  objectOf,
  policyName,
  shared,
  texts,
  versionDates,
  versionId,
} from './parts.ts'
import { grants } from './version.ts'

const { arn, breadth } = reachRecord.shape

const summary = shared(
  'ReachSummary',
  objectOf<ReachSummaryJson>({
    name: policyName,
    arn,
    newest: versionId.describe('The newest version in the archive.'),
    created: instant.exactOptional().describe(`When the newest version was created, UTC, ISO 8601${ifKnown}`),
    actions: objectOf<ReachSummaryJson['actions']>({
      full: count.describe('Actions granted on every resource, without a condition or a Deny.'),
      scoped: count.describe('Actions granted more narrowly than that.'),
    }).describe('How many actions of the catalog’s services the newest version grants.'),
    since: versionId.describe(
      'The first version of the unbroken run, up to the newest, that grants any of them.',
    ),
    sinceCreated: instant.exactOptional().describe(`When that version was created, UTC, ISO 8601${ifKnown}`),
    breadth,
    usedBy: z
      .enum(['people', 'service', 'aws-support', 'ai-agent', 'unknown'])
      .describe('Who uses it, as far as its name, its path or a condition shows.'),
    href: z.url().describe('The page about it.'),
  }),
)

export const reachSchema: z.ZodType<ReachJson> = objectOf<ReachJson>({
  asOf: instant.describe('The day and time up to which the catalog is current, UTC, ISO 8601.'),
  archivedUntil: instant
    .exactOptional()
    .describe(
      'When the newest version in the searched archive was created, UTC, ISO 8601: nothing later is known.',
    ),
  policies: z.array(summary).describe('Every such policy, sorted by name.'),
})

const version = shared(
  'ReachVersion',
  objectOf<ReachVersionJson>({
    version: versionId,
    ...versionDates,
    sources: texts.describe('The histories that reported the version and, if it has one, its date.'),
    gained: texts.describe('Actions granted by this version but not by the one before, sorted.'),
    lost: texts.describe('Actions granted by the version before but not by this one, sorted.'),
    widened: texts.describe('Actions granted on more resources or under looser conditions, sorted.'),
    narrowed: texts.describe('Actions granted on fewer resources or under stricter conditions, sorted.'),
    reshaped: texts.describe(
      'Actions of which some requests are newly allowed and others newly refused, sorted.',
    ),
  }),
)

const grant = shared(
  'ReachGrant',
  objectOf<ReachGrantJson>({
    status: z.enum(['full', 'scoped']).describe('How widely the actions are granted.'),
    actions: texts.describe('The actions that are granted in this scope, sorted.'),
    grants,
  }),
)

export const reachPolicySchema: z.ZodType<ReachPolicyJson> = objectOf<ReachPolicyJson>({
  policy: policyName,
  arn,
  versions: z
    .array(version)
    .describe('Every version in the archive, oldest first, with what it changes in the catalog’s services.'),
  grants: z.array(grant).describe('What the newest version grants in the catalog’s services.'),
})
