// Describes the JSON of one version with everything it grants.
import * as z from 'zod'
import { statuses } from '../../../core/access/grant.ts'
import type { ActionAccessJson, CancelledJson, GrantJson, VersionJson } from '../version-json.ts'
import {
  action,
  conditions,
  objectOf,
  policyDocument,
  policyName,
  risks,
  shared,
  statusCounts,
  text,
  texts,
  versionDates,
  versionId,
} from './parts.ts'

const statement = z.int().min(0)
const only = z.literal(true)

const resource = text.describe('The resource that it applies to: an ARN pattern, or `*`.')
const notResource = texts.describe('It applies to every resource except these.')

const granted = {
  statement: statement.describe('The index of its statement in the document, from 0.'),
  conditions: conditions.describe('All of these must be true.'),
  limitedBy: z.array(statement).describe('Indexes of the Deny statements that cancel part of it, from 0.'),
  unsupportedCondition: only
    .exactOptional()
    .describe('It requires a resource tag, but the action has no resource type that could have one.'),
  idle: only.exactOptional().describe('It can never match.'),
}

const grant: z.ZodType<GrantJson> = shared(
  'Grant',
  z.union([z.object({ resource, ...granted }), z.object({ notResource, ...granted })]),
)

export const grants = z.array(grant).describe('The statements that grant them, in the order of the document.')

const taken = {
  statement: granted.statement,
  by: z.array(statement).describe('Indexes of the Deny statements that cancel it, from 0.'),
  idle: granted.idle,
}

const cancelled: z.ZodType<CancelledJson> = shared(
  'CancelledGrant',
  z.union([z.object({ resource, ...taken }), z.object({ notResource, ...taken })]),
)

const access = objectOf<ActionAccessJson>({
  action,
  accessLevel: text.describe('As AWS lists it; `Unknown` if the snapshot does not list the action.'),
  status: z
    .enum(statuses)
    .describe(
      'Granted on every resource without a condition or a Deny, granted more narrowly, canceled by a Deny, or named but never matching a possible request.',
    ),
  unknown: only.exactOptional().describe('The snapshot of actions does not list it.'),
  grants: z.array(grant).describe('The grants that no Deny cancels and that count.'),
  cancelled: z.array(cancelled).exactOptional().describe('Grants that a Deny cancels.'),
  idle: z.array(grant).exactOptional().describe('Grants that can never match and do not count.'),
})

export const versionSchema: z.ZodType<VersionJson> = objectOf<VersionJson>({
  policy: policyName,
  version: versionId,
  ...versionDates,
  sources: texts.describe('The histories that reported the version and, if it has one, its date.'),
  previous: versionId.exactOptional().describe('The recorded version before it.'),
  identicalTo: versionId.exactOptional().describe('The earliest older version with the same document.'),
  document: policyDocument.describe('The document, exactly as AWS published it.'),
  counts: statusCounts.describe('Actions by what the version does to them.'),
  risks: risks.describe('The sensitive actions that it grants; their scope is in `access`.'),
  destructive: texts.describe(
    'The destructive actions that it grants. An action that is missing here can still do harm.',
  ),
  access: z.array(access).describe('One entry for each action that an Allow matches, sorted by name.'),
})
