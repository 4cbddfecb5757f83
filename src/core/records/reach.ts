// Defines the schemas of content/reach.json and content/reach/: which AWS managed policies outside the catalog reach its services.
import * as z from 'zod'
import { day, instant, policyName, prefix, text, versionId } from './parts.ts'

const shortAction = z.string().regex(/^[A-Za-z0-9-]+$/, { error: 'expected an action such as ListUsers' })

const actionList = z
  .array(
    z.string().regex(/^[a-z0-9-]+:(?:\*|[A-Za-z0-9-]+)$/i, {
      error:
        'expected an action such as connect:ListUsers, or connect:* for every listed action of a service',
    }),
  )
  .min(1)

const retiredPolicy = z.strictObject({
  policy: policyName,
  goneBy: day.describe('The day by which a public history saw that AWS no longer offers it.'),
})

/** content/reach.json: what the records in content/reach/ were decided with; `npm run sync` writes it. */
export const reachBasisRecord = z.strictObject({
  snapshot: text.describe('The action snapshot that decided them: package and version.'),
  takenAt: instant.describe('When that snapshot was taken.'),
  archive: text.describe('The archive of policies that was searched: package and version.'),
  newestVersion: instant.describe(
    'When the newest version in the archive was created; nothing is known about later ones.',
  ),
  policyCount: z.int().positive().describe('How many policies the archive has.'),
  retired: z
    .array(retiredPolicy)
    .describe('Policies of the archive that AWS no longer offers; they get no record. Kept by hand.'),
  actions: z
    .record(prefix, z.array(shortAction).min(1))
    .describe('Every action that was decided, by service and sorted: `connect:*` in a record means these.'),
})

const condition = z.strictObject({
  operator: text.describe('The operator as the document writes it.'),
  key: text.describe('The condition key as the document writes it.'),
  values: z.array(z.string()).describe('Every value as a string.'),
})

const scope = z
  .strictObject({
    statement: z.int().nonnegative().describe('The index of the Allow statement, from 0.'),
    sid: text.optional().describe('The Sid of the statement, if it has one.'),
    resource: z.string().optional().describe('The resource that it names.'),
    notResource: z.array(z.string()).min(1).optional().describe('The resources that it excludes.'),
    conditions: z.array(condition).describe('All of these must be met.'),
    limitedBy: z.array(z.int().nonnegative()).describe('Indexes of Deny statements that remove part of it.'),
    unsupportedCondition: z
      .literal(true)
      .optional()
      .describe('It requires a resource tag, which the actions do not support.'),
  })
  .refine(({ resource, notResource }) => (resource === undefined) !== (notResource === undefined), {
    error: 'expected either resource or notResource',
  })

const changed = (what: string) => actionList.optional().describe(`Actions that this version ${what}, sorted.`)

const reachVersion = z.strictObject({
  version: versionId,
  created: instant.optional().describe('When IAM created it, UTC; omitted where no source reports it.'),
  sources: z.array(text).min(1).describe('The histories that reported the version or its date.'),
  gained: changed('grants and the one before did not'),
  lost: changed('no longer grants'),
  widened: changed('grants on more resources or under looser conditions'),
  narrowed: changed('grants on fewer resources or under stricter conditions'),
  reshaped: changed('grants in a scope that neither contains the former one nor is part of it'),
})

const reachGrant = z.strictObject({
  status: z.enum(['full', 'scoped']),
  actions: actionList.describe('The actions that the newest version grants in this way, sorted.'),
  scopes: z.array(scope).min(1).describe('What grants them, in the order of the document.'),
})

/** content/reach/<Name>.json: how one policy outside the catalog reaches its services; `npm run sync` writes it. */
export const reachRecord = z.strictObject({
  policy: policyName,
  arn: z
    .string()
    .regex(/^arn:aws:iam::aws:policy\/[\w+=,.@/-]+$/, { error: 'expected the ARN of an AWS managed policy' })
    .describe('The ARN of the managed policy.'),
  breadth: z
    .enum(['all-services', 'named-services'])
    .describe(
      'How the newest version reaches the services: at least one action only by `*`, a wildcard in the service prefix or `NotAction`, or all of them by the names of the services.',
    ),
  versions: z.array(reachVersion).min(1).describe('Every version of the archive, oldest first.'),
  grants: z
    .array(reachGrant)
    .min(1)
    .describe('What the newest version grants, actions of one scope together.'),
})

export type ReachBasis = z.infer<typeof reachBasisRecord>
export type ReachRecord = z.infer<typeof reachRecord>
export type ReachVersionRecord = ReachRecord['versions'][number]
export type ReachScope = ReachRecord['grants'][number]['scopes'][number]
