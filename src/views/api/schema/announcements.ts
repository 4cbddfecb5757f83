// Describes the JSON of AWS's announcements.
import * as z from 'zod'
import { announcementRecord } from '../../../core/records/announcement.ts'
import type { AnnouncementJson } from '../../releases/announcement-view.ts'
import { day, objectOf, policyName, shared, text, texts, versionId } from './parts.ts'

export const announcement = shared(
  'Announcement',
  objectOf<AnnouncementJson>({
    date: day.describe('The day that AWS prints, UTC; not that of the version.'),
    policy: policyName.nullable().describe('The policy it is about; `null` if it is about none.'),
    kind: announcementRecord.shape.kind.describe('What it announces.'),
    title: text.describe('What AWS announced, in our words.'),
    note: text.exactOptional().describe('What else to know, in our words.'),
    actions: texts.describe('The actions or patterns that it names, as AWS spells them.'),
    denied: texts.exactOptional().describe('The actions that it says are denied.'),
    version: versionId.exactOptional().describe('The version that it is about, if one was found.'),
    lagDays: z
      .int()
      .exactOptional()
      .describe('Days from the version to the announcement; above 0 if it came after the version.'),
    missing: texts.describe('What it names but its version does not introduce.'),
    source: z.url().describe('The AWS page that contains it.'),
  }),
)

export const announcementsSchema: z.ZodType<readonly AnnouncementJson[]> = z
  .array(announcement)
  .describe('Every announcement, newest first.')
