// Untyped JSON from content/ in, checked records out: the zod schema of every authored or imported file.

import * as z from 'zod'
import { actionName, day, instant, policyName, prefix, text, versionId, webAddress } from './parts.ts'
import { policyDocument } from './policy-document.ts'

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
  policy: policyName.optional().describe('The cataloged policy it is, when it is one.'),
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

/** content/site.json: facts about the catalog as a whole. */
export const siteSettings = z.strictObject({
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
    .array(prefix)
    .optional()
    .describe(
      "Prefixes of the subject's own services, in their order: all of their actions have pages. Other actions have one when some version of a policy grants or denies them.",
    ),
  exampleTopics: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z][a-z0-9-]*$/, { error: 'expected a short name such as users' })
          .describe('The name that examples use; also the anchor of the heading.'),
        label: text.describe('The heading.'),
      }),
    )
    .optional()
    .describe('The headings under which examples are listed, in their order.'),
  uuidServices: z
    .array(
      z.strictObject({
        prefix: prefix.describe('The service as ARNs name it.'),
        name: text.describe('The name of the service.'),
        source: webAddress.describe('The page that says so.'),
      }),
    )
    .optional()
    .describe('Services that give their resources UUIDs as IDs.'),
  comparisons: z
    .enum(['all', 'adjacent'])
    .optional()
    .describe(
      'Which two versions of a policy have a page: any, or only neighbors; any where it is left out.',
    ),
})

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
      'Every action ever listed of the services of which site.json makes pages and of every service that a recorded version names, sorted.',
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

export type VersionRecord = z.infer<typeof versionRecord>
export type PolicyRecord = z.infer<typeof policyRecord>
export type SiteSettings = z.infer<typeof siteSettings>
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
