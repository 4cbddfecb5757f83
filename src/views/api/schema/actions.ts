// The JSON of a service's actions and of who grants them, described.
import * as z from 'zod'
import type { ActionJson } from '../action-json.ts'
import { action, day, objectOf, policyName, resourceTypes, text, texts, versionId } from './parts.ts'

const held = objectOf<ActionJson['grantedBy'][number]>({
  policy: policyName,
  since: versionId.describe('The first version of an unbroken run that grants the action.'),
  until: versionId.exactOptional().describe('The last version of the run; left out while the run lasts.'),
})

export const actionsSchema: z.ZodType<readonly ActionJson[]> = z
  .array(
    objectOf<ActionJson>({
      action,
      accessLevel: text.describe('As AWS gives it; `Unknown` where the snapshot does not list the action.'),
      firstSeen: day
        .exactOptional()
        .describe('The day of the first dated snapshot that lists it, UTC: it existed by then.'),
      lastSeen: day
        .exactOptional()
        .describe('The day of the last snapshot that lists it, UTC; left out while it is listed.'),
      resourceTypes: resourceTypes.describe('The resource types that a statement can name.'),
      conditionKeys: texts.describe('The condition keys that it supports besides the global ones.'),
      dependentActions: texts.describe('Actions that AWS says are needed as well.'),
      grantedBy: z.array(held).describe('One entry for each unbroken run of a policy’s versions.'),
    }),
  )
  .describe('Every action of the service that has a page.')
