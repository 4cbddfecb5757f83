// Describes the JSON of releases, of all years or of one.
import * as z from 'zod'
import type { ReleaseJson, ReleasesJson } from '../releases-json.ts'
import { changeCounts, instant, objectOf, policyName, shared, versionDates, versionId } from './parts.ts'

const release = shared(
  'Release',
  objectOf<ReleaseJson>({
    policy: policyName,
    version: versionId,
    ...versionDates,
    verdict: z
      .enum(['first', 'same', 'broader', 'narrower', 'mixed'])
      .describe('What the version does to access, compared with the one before; `first` for the first one.'),
    changeCounts: changeCounts
      .exactOptional()
      .describe('Actions by kind of change; omitted for the first recorded version.'),
    url: z.url().describe('The page of the version.'),
  }),
)

const fields = (releases: string) =>
  objectOf<ReleasesJson>({
    asOf: instant.describe('The day and time up to which the catalog is current, UTC, ISO 8601.'),
    releases: z.array(release).describe(releases),
  })

export const releasesSchema: z.ZodType<ReleasesJson> = fields(
  'Every version of every policy, newest first. To learn what is new since a day, keep the entries that were created after it.',
)

export const yearSchema: z.ZodType<ReleasesJson> = fields(
  'The versions created in that year, UTC, newest first. A version without a date is here only if both of its neighbors are.',
)
