// The JSON of one version with all that it grants, described.
import * as z from 'zod'
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

const resource = text.describe('The resource that it is on: an ARN pattern, or `*`.')
const notResource = texts.describe('It is on every resource but these.')

const granted = {
  statement: statement.describe('The index of its statement in the document, from 0.'),
  conditions: conditions.describe('All of these have to hold.'),
  limitedBy: z
    .array(statement)
    .describe('Indexes of the Deny statements that take a part of it away, from 0.'),
  unsupportedCondition: only
    .exactOptional()
    .describe('It asks for a tag of a resource, and the action has no resource that could carry one.'),
  idle: only.exactOptional().describe('It can never match.'),
}

const grant: z.ZodType<GrantJson> = shared(
  'Grant',
  z.union([z.object({ resource, ...granted }), z.object({ notResource, ...granted })]),
)

const taken = {
  statement: granted.statement,
  by: z.array(statement).describe('Indexes of the Deny statements that take it away, from 0.'),
  idle: granted.idle,
}

const cancelled: z.ZodType<CancelledJson> = shared(
  'CancelledGrant',
  z.union([z.object({ resource, ...taken }), z.object({ notResource, ...taken })]),
)

const access = objectOf<ActionAccessJson>({
  action,
  accessLevel: text.describe('As AWS gives it; `Unknown` where the snapshot does not list the action.'),
  status: z
    .enum(['full', 'scoped', 'denied'])
    .describe('On every resource without condition or Deny, on less than that, or taken away by a Deny.'),
  unknown: only.exactOptional().describe('The snapshot of actions does not list it.'),
  grants: z.array(grant).describe('The grants that a Deny leaves and that count.'),
  cancelled: z.array(cancelled).exactOptional().describe('Grants that a Deny takes away.'),
  idle: z.array(grant).exactOptional().describe('Grants that can never match and count for nothing.'),
})

export const versionSchema: z.ZodType<VersionJson> = objectOf<VersionJson>({
  policy: policyName,
  version: versionId,
  ...versionDates,
  sources: texts.describe('The histories that reported the version and, where it has one, its date.'),
  previous: versionId.exactOptional().describe('The recorded version before it.'),
  identicalTo: versionId.exactOptional().describe('The earliest older version with the same document.'),
  document: policyDocument.describe('The document as AWS published it, to the letter.'),
  counts: statusCounts.describe('Actions by what the version does to them.'),
  risks: risks.describe('The sensitive actions that it grants; `access` tells on what.'),
  access: z.array(access).describe('One entry for each action that some Allow matches, sorted by name.'),
})
