// Defines the schema of the record that lists AWS's partitions and their Regions.
import * as z from 'zod'
import { day, text, webAddress } from './parts.ts'

const partition = z.strictObject({
  name: text.describe('The partition as ARNs name it, such as `aws` or `aws-cn`.'),
  regions: z.array(text).min(1).describe('The codes of its Regions, sorted.'),
})

/** content/partitions.json: AWS's partitions and Regions, which the policy checker compares names with. */
export const partitionsRecord = z.strictObject({
  asOf: day.describe('The day of the list: Regions that AWS opened later are missing.'),
  source: webAddress.describe('Where the list comes from.'),
  partitions: z.array(partition).min(1).describe('Every partition.'),
})

export type PartitionsRecord = z.infer<typeof partitionsRecord>
