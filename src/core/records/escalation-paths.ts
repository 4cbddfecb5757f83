// Defines the schema of the record that lists known ways from some actions to more permissions.
import * as z from 'zod'
import { actionName, day, text, webAddress } from './parts.ts'

const escalationPath = z
  .strictObject({
    id: text.describe('The name of the path at the source.'),
    actions: z
      .array(actionName)
      .min(1)
      .describe('The actions that the path needs, all of them, in the order in which they are used.'),
    passedTo: text
      .exactOptional()
      .describe('The service that a role is passed to; present if the path needs iam:PassRole.'),
  })
  .refine(({ actions, passedTo }) => actions.includes('iam:PassRole') === (passedTo !== undefined), {
    error: 'expected passedTo exactly if iam:PassRole is one of the actions',
    path: ['passedTo'],
  })

/** content/escalation-paths.json: known ways to more permissions that need actions which look harmless alone. */
export const escalationPathsRecord = z.strictObject({
  asOf: day.describe('The day of the list: paths that were found later are missing.'),
  source: webAddress.describe('Where the list comes from.'),
  paths: z.array(escalationPath).min(1).describe('The paths, sorted by ID.'),
})

export type EscalationPathsRecord = z.infer<typeof escalationPathsRecord>
export type EscalationPath = EscalationPathsRecord['paths'][number]
