// Defines the schemas of what AWS's reference once stated and later snapshots of it leave out.
import * as z from 'zod'
import { actionName, day, text, webAddress } from './parts.ts'

const shared = {
  asOf: day.describe('The day of the snapshot that the facts come from: the last one that has them.'),
  source: webAddress.describe('Where that snapshot is.'),
}

const dependents = z
  .strictObject({
    always: z.array(actionName).min(1).optional().describe('Required whatever the resource, sorted.'),
    byType: z
      .record(text, z.array(actionName).min(1))
      .optional()
      .describe('Listed with a resource type of the action: by type, each list sorted.'),
  })
  .refine(({ always, byType }) => always !== undefined || Object.keys(byType ?? {}).length > 0, {
    error: 'expected at least one action under always or byType',
  })

/**
 * content/dependent-actions.json: which other actions an action requires, for every service.
 * Source: dated snapshots of AWS's Service Authorization Reference, column "Dependent actions".
 */
export const dependentActionsRecord = z.strictObject({
  ...shared,
  actions: z
    .record(actionName, dependents)
    .describe('Every action that required others on that day, sorted.'),
})

/** content/permission-only.json: actions without an API operation of their own, for every service. */
export const permissionOnlyRecord = z.strictObject({
  ...shared,
  actions: z.array(actionName).describe('Every action that only grants permission on that day, sorted.'),
})

export type DependentActionsRecord = z.infer<typeof dependentActionsRecord>
export type PermissionOnlyRecord = z.infer<typeof permissionOnlyRecord>

/** The recorded facts of a content folder, which may have neither. */
export interface ReferenceFacts {
  readonly dependentActions?: DependentActionsRecord
  readonly permissionOnly?: PermissionOnlyRecord
}
