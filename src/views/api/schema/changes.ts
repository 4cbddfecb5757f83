// Describes the JSON of a comparison and of the list of changes.
import * as z from 'zod'
import { changeKinds } from '../../../core/changes/compare.ts'
import type { EvidenceJson, RequestJson } from '../../changes/evidence.ts'
import type { ChangeJson, CompareJson } from '../changes-json.ts'
import { announcement } from './announcements.ts'
import {
  dateBounds,
  ifKnown,
  instant,
  objectOf,
  policyName,
  risks,
  shared,
  text,
  texts,
  versionId,
} from './parts.ts'
import { verdict } from './policies.ts'

export const request = shared(
  'Request',
  objectOf<RequestJson>({
    action: text.describe('The action, with its service prefix.'),
    resource: text.describe('An ARN, or `*` for an action that acts on no resource.'),
    context: z
      .record(z.string(), z.union([z.string(), texts]))
      .describe('Condition keys with their value or values; keys that are absent are left out.'),
  }),
)

const compared = {
  policy: policyName,
  from: versionId.describe('The older version.'),
  to: versionId.describe('The newer version.'),
  verdict,
  sentence: text.describe('The verdict in words, as the page prints it.'),
  notes: texts.describe('What else to note, as the page prints it.'),
  risks: risks.describe('The sensitive actions among those gained, widened or reshaped.'),
  destructive: texts.describe('The destructive ones among them; no other is harmless for that.'),
  changes: shared(
    'Changes',
    objectOf<CompareJson['changes']>({
      gained: texts.describe('Actions granted after but not before, sorted.'),
      lost: texts.describe('Actions granted before but not after, sorted.'),
      widened: texts.describe('Actions granted on more resources or under looser conditions, sorted.'),
      narrowed: texts.describe('Actions granted on fewer resources or under stricter conditions, sorted.'),
      reshaped: texts.describe(
        'Actions of which some requests are newly allowed and others newly refused, sorted.',
      ),
    }),
  ).describe('The actions whose access changes, by kind of change.'),
  evidence: z
    .array(
      shared(
        'Evidence',
        objectOf<EvidenceJson>({
          actions: texts.describe(
            'Actions that change in this way. The requests are as true of each of them.',
          ),
          kind: z.enum(changeKinds).describe('How they change.'),
          nowAllowed: request
            .exactOptional()
            .describe('Refused by the older version, allowed by the newer one.'),
          nowRefused: request
            .exactOptional()
            .describe('Allowed by the older version, refused by the newer one.'),
          undecided: z
            .literal(true)
            .exactOptional()
            .describe('A limit of the search was reached, so a request may be missing.'),
        }),
      ),
    )
    .describe('A request for each direction of each change. Every changed action is in exactly one entry.'),
}

export const compareSchema: z.ZodType<CompareJson> = objectOf<CompareJson>(compared)

export const changesSchema: z.ZodType<readonly ChangeJson[]> = z
  .array(
    objectOf<ChangeJson>({
      ...compared,
      date: instant.exactOptional().describe(`When the newer version was created, UTC, ISO 8601${ifKnown}`),
      ...dateBounds,
      url: z.url().describe('The page of the comparison.'),
      announcements: z.array(announcement).describe('What AWS announced about the newer version.'),
    }),
  )
  .describe('Every change between neighboring versions, newest first.')
