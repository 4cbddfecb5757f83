// Untyped JSON from content/ in, checked records out: the zod schema of every authored or imported file.
import * as z from 'zod'

/** Longest document, in characters of JSON; the largest that AWS has published is about 152,000. */
export const maxDocumentLength = 500_000

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)])

const text = z.string().min(1)

const instant = z.iso
  .datetime({ precision: 0, error: 'expected a UTC instant such as 2023-03-07T14:49:25Z' })
  .describe('A UTC instant in ISO 8601, to the second, as IAM reports it.')

const day = z.iso.date({ error: 'expected a day such as 2026-05-20' }).describe('A day, UTC, YYYY-MM-DD.')

export const policyName = z
  .string()
  .regex(/^[A-Za-z0-9+=,.@_-]{1,128}$/, {
    error: 'expected 1 to 128 letters, digits or any of + = , . @ _ - (IAM names)',
  })
  .refine((name) => !/^\.+$/.test(name), { error: 'expected a name that is not made of dots' })
  .describe('The policy name as AWS spells it; also the name of its folder.')

export const versionId = z
  .string()
  .regex(/^v[1-9][0-9]*$/, { error: 'expected a version id such as v4' })
  .describe('The IAM version id; numbers can be skipped.')

const webAddress = z.url({ protocol: /^https$/, error: 'expected an https:// address' })

const conditionValue = z.union([z.string(), z.number(), z.boolean()])

const conditionBlock = z
  .record(text, z.record(text, oneOrMany(conditionValue)))
  .describe('Condition operator to condition key to one or more values.')

const exactlyOne =
  (left: string, right: string) =>
  (statement: object): boolean =>
    Object.hasOwn(statement, left) !== Object.hasOwn(statement, right)

const statement = z
  .strictObject({
    Sid: z.string().optional().describe('Optional identifier of the statement.'),
    Effect: z.enum(['Allow', 'Deny']).describe('Whether the statement allows or denies.'),
    Action: oneOrMany(text).optional().describe('Actions the statement matches; wildcards * and ?.'),
    NotAction: oneOrMany(text).optional().describe('Actions the statement does not match.'),
    Resource: oneOrMany(text).optional().describe('ARN patterns the statement matches, or *.'),
    NotResource: oneOrMany(text).optional().describe('ARN patterns the statement does not match.'),
    Condition: conditionBlock.optional().describe('All of these must hold for the statement to match.'),
  })
  .refine(exactlyOne('Action', 'NotAction'), { error: 'expected exactly one of Action and NotAction' })
  .refine(exactlyOne('Resource', 'NotResource'), {
    error: 'expected exactly one of Resource and NotResource',
  })
  // A published schema lists it once, although a document has one statement or a list of them.
  .meta({ id: 'Statement' })

/**
 * An identity-based policy document.
 * Source: IAM User Guide, "IAM JSON policy elements reference" and "Grammar of the IAM JSON policy language".
 */
export const policyDocument = z
  .strictObject({
    Version: z.enum(['2012-10-17', '2008-10-17']).describe('The version of the policy language.'),
    Id: z.string().optional().describe('Optional identifier of the document.'),
    Statement: oneOrMany(statement).describe('One statement or a list of them.'),
  })
  .refine((document) => JSON.stringify(document).length <= maxDocumentLength, {
    error: `expected at most ${maxDocumentLength.toLocaleString('en')} characters`,
  })

/** content/policies/<Name>/v<N>.json: one version, immutable once recorded. */
export const versionRecord = z.strictObject({
  policy: policyName,
  version: versionId,
  created: instant
    .optional()
    .describe('CreateDate that IAM reports for this version, UTC; left out where no source tells it.'),
  sources: z
    .array(text)
    .min(1)
    .describe('The independent histories that reported this version and, where it has one, its date.'),
  document: policyDocument.describe('The policy document as AWS published it, to the letter.'),
})

const companion = z.strictObject({
  title: text.describe('What has to be attached or granted besides.'),
  why: text.describe('Why, in one sentence.'),
  policy: policyName.optional().describe('The catalogued policy it is, when it is one.'),
})

const serviceStatus = z.strictObject({
  service: text.describe('The service behind the policy, by its name.'),
  ended: day.describe('The day on which AWS ends, or ended, support for the service.'),
  source: webAddress.describe("AWS's page that says so."),
})

/** content/policies/<Name>/policy.json: what we say about one managed policy. */
export const policyRecord = z.strictObject({
  name: policyName,
  arn: z
    .string()
    .regex(/^arn:aws:iam::aws:policy\/[\w+=,.@/-]+$/, {
      error: 'expected the ARN of an AWS managed policy, arn:aws:iam::aws:policy/…',
    })
    .describe('The ARN of the managed policy.'),
  kind: z
    .enum(['managed', 'service-linked-role'])
    .describe('Whether people attach it, or only a service-linked role of AWS carries it.'),
  status: z
    .enum(['current', 'retired'])
    .optional()
    .describe('Whether AWS still offers it for attaching; left out where no source tells.'),
  summary: text
    .optional()
    .describe(
      'What it is for, in one or two sentences of our own; pages compute a sentence where there is none.',
    ),
  attachedTo: text
    .optional()
    .describe('Who carries it: people and roles of yours, or the named service-linked role.'),
  source: webAddress.optional().describe("AWS's page about it."),
  replacedBy: policyName.optional().describe('The policy that replaced a retired one.'),
  replacedIn: z.int().min(2006).max(2100).optional().describe('The year in which it was replaced.'),
  defaultVersion: versionId.optional().describe('The version in force, where a source tells it.'),
  serviceStatus: serviceStatus.optional().describe('Set when AWS has announced the end of the service.'),
  companions: z.array(companion).optional().describe('What has to be attached or granted besides.'),
})

const servicePrefix = z
  .string()
  .regex(/^[a-z0-9-]+$/, { error: 'expected the prefix of a service, such as connect' })

/** content/catalogue.json: facts about the catalogue as a whole. */
export const catalogueRecord = z.strictObject({
  title: text.describe('The name of the site.'),
  shortTitle: text
    .optional()
    .describe('A shorter name, to stand under an icon; the title where there is none.'),
  asOf: instant.describe('The "now" of every page: the later of the newest version and the action snapshot.'),
  tagAuthority: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'expected a host name, such as example.org' })
    .describe('The authority of tag: ids in feeds (RFC 4151); never changed.'),
  subject: text
    .optional()
    .describe('The service that the policies are for, by its name; left out when they are for all of AWS.'),
  question: text
    .optional()
    .describe('The heading of the home page: what readers ask; a general question where it is left out.'),
  ownServices: z
    .array(servicePrefix)
    .optional()
    .describe(
      "Prefixes of the subject's own services, in their order: all of their actions have pages. Other actions have one when some version of a policy grants or denies them.",
    ),
  comparisons: z
    .enum(['all', 'adjacent'])
    .optional()
    .describe(
      'Which two versions of a policy have a page: any, or only neighbours; any where it is left out.',
    ),
})

const actionName = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Za-z0-9-]+$/, { error: 'expected an action such as connect:ListUsers' })
  .describe('An action with its service prefix, as AWS spells it; no wildcards.')

const actionDates = z.strictObject({
  firstSeen: day.describe(
    'The day of the first snapshot that lists the action; it existed by then. oldestSnapshot: by then or before.',
  ),
  lastSeen: day
    .optional()
    .describe('The day of the last snapshot that lists the action; left out while it is still listed.'),
})

/**
 * content/first-seen.json: facts about when actions came to be known.
 * Source: dated snapshots of AWS's Service Authorization Reference, compared action by action.
 */
export const firstSeenRecord = z.strictObject({
  oldestSnapshot: day.describe('The day of the oldest snapshot; nothing is known about days before it.'),
  newestSnapshot: day.describe('The day of the newest snapshot; what AWS added later has no entry yet.'),
  actions: z
    .record(actionName, actionDates)
    .describe(
      'Every action ever listed of the services of which catalogue.json makes pages and of every service that a recorded version names, sorted.',
    ),
})

/** content/risks.json, one entry: actions that are sensitive for the same reason. */
export const riskRecord = z.strictObject({
  actions: z.array(actionName).min(1).describe('The actions of which this is true, sorted.'),
  classes: z
    .array(z.enum(['privilege-escalation', 'credentials-exposure', 'resource-exposure', 'data-access']))
    .min(1)
    .describe(
      'What the actions lend themselves to: more rights, secrets, resources open to others, or data that people keep there.',
    ),
  why: z
    .string()
    .regex(/^[A-Z](?!.*\. ).*[^.]\.$/, {
      error: 'expected one sentence, with a capital letter and a full stop',
    })
    .describe('What somebody with one of the actions on a wide scope can do: one sentence of our own.'),
  requires: z
    .array(text)
    .describe('What that takes in addition: an action, or a few words; empty when nothing.'),
  source: webAddress.describe('The page that states the facts.'),
})

/** content/risks.json: sorted by the first action of each entry; no action stands in two. */
export const riskRecords = z.array(riskRecord)

export type PolicyDocument = z.infer<typeof policyDocument>
export type VersionRecord = z.infer<typeof versionRecord>
export type PolicyRecord = z.infer<typeof policyRecord>
export type CatalogueRecord = z.infer<typeof catalogueRecord>
export type FirstSeenRecord = z.infer<typeof firstSeenRecord>
export type RiskRecord = z.infer<typeof riskRecord>
export type RiskClass = RiskRecord['classes'][number]

/** Tell the kind of a managed policy by the path in its ARN. */
export function kindOfArn(arn: string): PolicyRecord['kind'] {
  return arn.includes(':policy/aws-service-role/') ? 'service-linked-role' : 'managed'
}

/** Give the number of a version id: `v31` is 31. Versions sort by it, never by text. */
export function versionNumber(id: string): number {
  return Number(id.slice(1))
}
