// Defines the schema of content/announcements.json: what AWS announced about its policies, and when.
import * as z from 'zod'
import { policyName, versionId } from './parts.ts'

const text = z.string().min(1)

const day = z.iso.date({ error: 'expected a day such as 2026-05-20' })

const entry = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Za-z0-9*-]+$/, { error: 'expected an action such as connect:ListUsers or wisdom:*' })
  .describe('An action or an action pattern, as AWS prints it.')

/** One row of the table in which AWS announces updates to its managed policies for Amazon Connect. */
export const announcementRecord = z.strictObject({
  date: day.describe('The day that AWS prints, UTC; not the day of the version.'),
  policy: policyName.optional().describe('The policy it is about; omitted when it is about none.'),
  kind: z.enum(['policy-added', 'actions-added', 'rescoped', 'action-renamed', 'tracking-started']),
  title: text.describe('What AWS announced, in our words.'),
  actions: z.array(entry).describe('The actions it names, as AWS spells them.'),
  denied: z.array(entry).optional().describe('The actions it says are denied.'),
  renamedFrom: entry.optional().describe('The former name of a renamed action, as AWS spells it.'),
  misspelled: z
    .array(z.strictObject({ printed: entry, meant: entry }))
    .optional()
    .describe('Names that AWS printed incorrectly, with the names its policy uses.'),
  note: text.optional().describe('What else a reader must know, in one or two sentences of our own.'),
  source: z.url({ protocol: /^https$/, error: 'expected an https:// address' }),
  version: versionId
    .optional()
    .describe('The version that made the change: computed, reviewed, and recomputed by every check.'),
})

/** The announcements of content/announcements.json, newest first. */
export const announcementRecords = z.array(announcementRecord)

export type AnnouncementRecord = z.infer<typeof announcementRecord>
