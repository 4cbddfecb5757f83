// Describes the JSON of what AWS changed in its reference.
import * as z from 'zod'
import { changeKinds } from '../../../core/changes/compare.ts'
import { changedFields } from '../../../core/records/reference-changes.ts'
import type { MoveJson, ReferenceChangeJson } from '../reference-changes-json.ts'
import { request } from './changes.ts'
import { action, day, objectOf, policyName, shared, texts, versionId } from './parts.ts'

const move = shared(
  'Move',
  objectOf<MoveJson>({
    policy: policyName,
    version: versionId.describe('Its newest version on that day.'),
    kind: z.enum(changeKinds).describe('How the access of the same text moved on that day.'),
    nowAllowed: request.exactOptional().describe('Possible and allowed since then.'),
    nowRefused: request.exactOptional().describe('Possible and allowed until then.'),
  }),
)

export const referenceChangesSchema: z.ZodType<readonly ReferenceChangeJson[]> = z
  .array(
    objectOf<ReferenceChangeJson>({
      day: day.describe('The day of the first snapshot that has the change: it came by then.'),
      action,
      field: z.enum(changedFields).describe('What changed about the action.'),
      removed: texts.describe(
        'What the reference no longer lists with the action itself; a resource type of it may still list a condition key. A `*` ends a required resource type.',
      ),
      added: texts.describe('What it newly lists.'),
      resourceType: z
        .string()
        .exactOptional()
        .describe(
          'A resource type of the action that came to list the condition keys. Omitted if the action lists them itself.',
        ),
      moved: z
        .array(move)
        .exactOptional()
        .describe('The policies whose access the changes of the action on that day moved; omitted if none.'),
      undecided: z
        .array(policyName)
        .exactOptional()
        .describe('Policies for which nothing is claimed, because too little is known about that day.'),
    }),
  )
  .describe('Every recorded change of AWS’s reference, newest first.')
