// Describes the JSON of a service's actions and of the policies that grant them.
import * as z from 'zod'
import type { ActionJson } from '../action-json.ts'
import {
  action,
  day,
  destructionEffect,
  objectOf,
  policyName,
  resourceTypes,
  text,
  texts,
  versionId,
} from './parts.ts'

const grantedRun = objectOf<ActionJson['grantedBy'][number]>({
  policy: policyName,
  since: versionId.describe('The first version of an unbroken run that grants the action.'),
  until: versionId.exactOptional().describe('The last version of the run; omitted while the run continues.'),
})

export const actionsSchema: z.ZodType<readonly ActionJson[]> = z
  .array(
    objectOf<ActionJson>({
      action,
      accessLevel: text.describe('As AWS lists it; `Unknown` if the snapshot does not list the action.'),
      firstSeen: day
        .exactOptional()
        .describe('The day of the first dated snapshot that lists it, UTC: it existed by then.'),
      lastSeen: day
        .exactOptional()
        .describe('The day of the last snapshot that lists it, UTC; omitted while it is still listed.'),
      resourceTypes: resourceTypes.describe('The resource types that a statement can name.'),
      conditionKeys: texts.describe('The condition keys that it supports, in addition to the global ones.'),
      dependentActions: texts.describe('Other actions that AWS says are required.'),
      dependentsAsOf: day
        .exactOptional()
        .describe(
          'The day that `dependentActions` is true of, UTC; omitted if it is not known whether the action requires others.',
        ),
      dependentsByResourceType: z
        .record(z.string(), texts)
        .describe('Those of `dependentActions` that AWS lists with a resource type, by type.'),
      permissionOnly: z
        .boolean()
        .exactOptional()
        .describe('Whether no API operation has this name; omitted if it is not known.'),
      reach: z
        .array(grantedRun)
        .exactOptional()
        .describe(
          'The same for AWS managed policies outside the catalog; omitted if it is not known for the action.',
        ),
      destructive: objectOf<NonNullable<ActionJson['destructive']>>({
        effect: destructionEffect,
        why: text.describe('What it does to what is there.'),
        source: text.describe('The page that states the facts.'),
      })
        .exactOptional()
        .describe(
          'What the action destroys; omitted if no judgment says that it does, which does not make it harmless.',
        ),
      grantedBy: z.array(grantedRun).describe('One entry for each unbroken run of a policy’s versions.'),
    }),
  )
  .describe('Every action of the service that has a page.')
