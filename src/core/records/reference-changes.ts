// Defines the schemas of what changed in AWS's reference from one dated snapshot to the next.
import * as z from 'zod'
import { actionName, day, instant, prefix, text, webAddress } from './parts.ts'

/** What a row is about: an action itself, its level, its resource types, or its condition keys. */
export const changedFields = ['action', 'access-level', 'resource-type', 'condition-key'] as const

const name = text.max(500, { error: 'expected at most 500 characters' })

const names = z.array(name).min(1)

const change = z
  .strictObject({
    day: day.describe('The day of the first snapshot that has the change: it came by then.'),
    action: actionName,
    field: z.enum(changedFields).describe('What changed about the action.'),
    removed: names.optional().describe('What the snapshot before lists and this one does not, sorted.'),
    added: names
      .optional()
      .describe('What this snapshot lists and the one before does not, sorted. A `*` ends a required type.'),
  })
  .refine(({ removed, added }) => removed !== undefined || added !== undefined, {
    error: 'expected something under removed or added',
  })

const typeName = z
  .string()
  .regex(/^[a-z0-9-]+:.{1,300}$/, { error: 'expected a service and a resource type such as connect:contact' })

const typeHistory = z
  .strictObject({
    keysSince: z
      .record(name, day)
      .optional()
      .describe('Condition keys that the type came to list after `since`: by key, the day.'),
    formatSince: day
      .optional()
      .describe('The day since which it has the ARN format of the pinned snapshot; before, it had another.'),
    format: name.optional().describe('The ARN format of a type that snapshots no longer describe.'),
  })
  .refine((facts) => Object.keys(facts).length > 0, { error: 'expected at least one field' })

/**
 * content/reference-changes.json: what AWS changed in its reference; `npm run sync` adds rows to it.
 * Source: dated snapshots of AWS's Service Authorization Reference.
 */
export const referenceChangesRecord = z.strictObject({
  since: day.describe('The day of the oldest snapshot that was compared.'),
  until: day.describe('The day of the newest one.'),
  source: webAddress.describe('Where the snapshots are.'),
  services: z.array(prefix).min(1).describe('The services that were compared, sorted by prefix.'),
  resourceTypes: z
    .record(typeName, typeHistory)
    .describe('What is known about the past of resource types, sorted.'),
  changes: z
    .array(change)
    .describe(
      'Sorted by day, oldest first, then by action, then by field. Condition keys are those that the reference lists with the action itself.',
    ),
})

const keysPlace = z.int().nonnegative().describe('Which of the lists in `keyLists` has its condition keys.')

const listedType = z.strictObject({ format: name.describe('The ARN format.'), keys: keysPlace })

const listedAction = z.strictObject({
  level: text.describe('The access level.'),
  types: names.optional().describe('Its resource types, sorted; a `*` ends a required one.'),
  keys: keysPlace,
})

/**
 * content/reference-state.json: what the newest compared snapshot says about the compared services, so that the next
 * sync can say what changed; `npm run sync` writes it.
 */
export const referenceStateRecord = z.strictObject({
  snapshot: text.describe('The package and version.'),
  takenAt: instant.describe('When that snapshot was taken.'),
  keyLists: z.array(z.array(name)).describe('Lists of condition keys, each sorted.'),
  resourceTypes: z.record(typeName, listedType).describe('Every resource type of those services, sorted.'),
  actions: z.record(actionName, listedAction).describe('Every action of those services, sorted.'),
})

export type ChangedField = (typeof changedFields)[number]
export type ReferenceChange = z.infer<typeof change>
export type ReferenceChangesRecord = z.infer<typeof referenceChangesRecord>
export type ReferenceStateRecord = z.infer<typeof referenceStateRecord>
