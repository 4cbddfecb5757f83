// Defines the schema of the record that shows whether a new snapshot of AWS's reference has lost facts.
import * as z from 'zod'
import { day, instant, prefix, text } from './parts.ts'

const fieldName = z
  .string()
  .regex(/^[a-z][A-Za-z]*$/, { error: 'expected a kind of fact such as conditionKeys' })
  .describe('The kind of fact, as `src/core/actions/fact-kinds.ts` names it.')

const acceptedLoss = z.strictObject({
  field: fieldName,
  service: prefix
    .optional()
    .describe('The service that lost the facts; omitted if it is about all services.'),
  day: day.describe('The day of the snapshot that lacks them.'),
  snapshot: text.describe('The package and version of that snapshot.'),
  before: z.int().positive().describe('How many facts there were.'),
  after: z.int().nonnegative().describe('How many are left.'),
})

/** content/reference-counts.json: how many facts of each kind the pinned snapshot has; `npm run sync` writes it. */
export const referenceCountsRecord = z.strictObject({
  snapshot: text.describe('The package and version that was counted.'),
  takenAt: instant.describe('When that snapshot was taken.'),
  counts: z
    .record(fieldName, z.record(prefix, z.int().positive()))
    .describe('By kind of fact and by service; services without such a fact are omitted.'),
  accepted: z
    .array(acceptedLoss)
    .describe('Losses that somebody looked at and accepted, oldest first. The about page shows them.'),
})

export type ReferenceCountsRecord = z.infer<typeof referenceCountsRecord>
export type AcceptedLoss = z.infer<typeof acceptedLoss>
