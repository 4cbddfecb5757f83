// The JSON of AWS's announcements, described.
import * as z from 'zod'
import { announcementRecord } from '../../../core/records/announcement.ts'
import type { AnnouncementJson } from '../../releases/announcement-view.ts'
import { day, objectOf, policyName, shared, text, texts, versionId } from './parts.ts'

export const announcement = shared(
  'Announcement',
  objectOf<AnnouncementJson>({
    date: day.describe('The day that AWS prints, UTC; not that of the version.'),
    policy: policyName.nullable().describe('The policy it speaks of; `null` where it speaks of none.'),
    kind: announcementRecord.shape.kind.describe('What it announces.'),
    title: text.describe('What AWS announced, in our words.'),
    note: text.exactOptional().describe('What to know besides, in our words.'),
    actions: texts.describe('The actions or patterns that it names, as AWS spells them.'),
    denied: texts.exactOptional().describe('The actions that it says are denied.'),
    version: versionId.exactOptional().describe('The version that it speaks of, where one was found.'),
    lagDays: z
      .int()
      .exactOptional()
      .describe('Days from the version to the announcement; above 0 when it came after the version.'),
    missing: texts.describe('What it names and its version does not bring.'),
    source: z.url().describe('The page of AWS that has it.'),
  }),
)

export const announcementsSchema: z.ZodType<readonly AnnouncementJson[]> = z
  .array(announcement)
  .describe('Every announcement, the newest first.')
