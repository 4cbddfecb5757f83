// Defines the zod schemas of the authored and imported files in content/.

import * as z from 'zod'
import { actionName, day, instant, policyName, prefix, text, versionId, webAddress } from './parts.ts'
import { policyDocument } from './policy-document.ts'

/** content/policies/<Name>/v<N>.json: one version, immutable once recorded. */
export const versionRecord = z.strictObject({
  policy: policyName,
  version: versionId,
  created: instant
    .optional()
    .describe('The CreateDate that IAM reports for this version, UTC; omitted where no source reports it.'),
  sources: z
    .array(text)
    .min(1)
    .describe('The independent histories that reported this version and, where it has one, its date.'),
  document: policyDocument.describe('The policy document exactly as AWS published it.'),
})

const companion = z.strictObject({
  title: text.describe('What else must be attached or granted.'),
  why: text.describe('Why, in one sentence.'),
  policy: policyName.optional().describe('The cataloged policy, if it is one.'),
})

const serviceStatus = z.strictObject({
  service: text.describe('The name of the service behind the policy.'),
  ended: day.describe('The day on which AWS ends, or ended, support for the service.'),
  source: webAddress.describe('The AWS page that says so.'),
})

const defaultVersionSource = z.strictObject({
  address: webAddress.describe('The page that states the version in force.'),
  edited: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/, { error: 'expected a UTC minute such as 2026-05-27T21:57Z' })
    .describe('When that version was edited, as the page says it, UTC, to the minute.'),
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
    .describe('Whether people attach it, or it is attached only to an AWS service-linked role.'),
  status: z
    .enum(['current', 'retired'])
    .optional()
    .describe('Whether AWS still offers it for attaching; omitted where no source says.'),
  summary: text
    .optional()
    .describe(
      'What it is for, in one or two sentences of our own; pages generate a sentence if there is none.',
    ),
  attachedTo: text
    .optional()
    .describe('Who it is attached to: your own people and roles, or the named service-linked role.'),
  source: webAddress.optional().describe("AWS's page about it."),
  replacedBy: policyName.optional().describe('The policy that replaced a retired one.'),
  replacedIn: z.int().min(2006).max(2100).optional().describe('The year in which it was replaced.'),
  defaultVersion: versionId.optional().describe('The version in force; omitted where no source reports it.'),
  defaultVersionSource: defaultVersionSource
    .optional()
    .describe('Where the version in force is stated; omitted if IAM itself reported it.'),
  serviceStatus: serviceStatus.optional().describe('Set when AWS has announced the end of the service.'),
  companions: z.array(companion).optional().describe('What else must be attached or granted.'),
})

const serviceNotes = z
  .strictObject({
    prefix: prefix.describe('The prefix of the service’s actions.'),
    name: text
      .optional()
      .describe(
        'What to call it instead of the snapshot’s name, such as where several services share the prefix.',
      ),
    aliases: z.array(text).min(1).optional().describe('Other names that AWS uses, or has used, for it.'),
    ended: day.optional().describe('The day on which AWS ends, or ended, support for the service.'),
    source: webAddress.describe('The page that says so.'),
  })
  .refine(({ name, aliases, ended }) => name ?? aliases ?? ended, {
    error: 'expected a name, aliases or the day on which the service ended',
  })

const securityContact = z.strictObject({
  contact: z
    .string()
    .regex(/^(https:\/\/[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+)$/, {
      error: 'expected an address such as mailto:security@example.org or https://example.org/report',
    })
    .describe('Where people report a weakness: a mailto: or https: address.'),
  expires: day.describe(
    'The day from which the contact must not be relied on, UTC; RFC 9116 recommends less than a year from now.',
  ),
})

/** content/site.json: the site settings, facts about the catalog as a whole. */
export const siteSettings = z.strictObject({
  title: text.describe('The name of the site.'),
  shortTitle: text.optional().describe('A shorter name, to appear under an icon; defaults to the title.'),
  asOf: instant.describe('The "now" of every page: the later of the newest version and the action snapshot.'),
  tagAuthority: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: 'expected a host name such as example.org' })
    .describe('The authority of tag: IDs in feeds (RFC 4151); never changed.'),
  security: securityContact
    .optional()
    .describe('What /.well-known/security.txt says (RFC 9116); without it, the site has no such file.'),
  subject: text
    .optional()
    .describe('The name of the service that the policies are for; omitted if they are for all of AWS.'),
  question: text
    .optional()
    .describe('The heading of the home page: what readers ask; defaults to a general question.'),
  ownServices: z
    .array(prefix)
    .optional()
    .describe(
      "Prefixes of the subject's own services, in order: all of their actions have pages. Other actions have a page if some version of a policy grants or denies them.",
    ),
  services: z
    .array(serviceNotes)
    .optional()
    .describe('What the snapshot does not say about services: names, and the end of support.'),
  exampleTopics: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[a-z][a-z0-9-]{0,63}$/, { error: 'expected a short name such as users' })
          .describe('The name that examples use; also the anchor of the heading.'),
        label: text.describe('The heading.'),
      }),
    )
    .optional()
    .describe('The headings under which examples are listed, in order.'),
  uuidServices: z
    .array(
      z.strictObject({
        prefix: prefix.describe('The service as ARNs name it.'),
        name: text.describe('The name of the service.'),
        source: webAddress.describe('The page that says so.'),
      }),
    )
    .optional()
    .describe('Services whose resources have UUIDs as IDs.'),
  comparisons: z
    .enum(['all', 'adjacent'])
    .optional()
    .describe(
      'Which pairs of versions of a policy have a page: all pairs, or only neighbors; defaults to all.',
    ),
})

const actionDates = z.strictObject({
  firstSeen: day.describe(
    'The day of the first snapshot that lists the action; it existed by then. On the day of oldestSnapshot, it may be older.',
  ),
  lastSeen: day
    .optional()
    .describe('The day of the last snapshot that lists the action; omitted while it is still listed.'),
})

/**
 * content/first-seen.json: when actions came to be known.
 * Source: dated snapshots of AWS's Service Authorization Reference, compared action by action.
 */
export const firstSeenRecord = z.strictObject({
  oldestSnapshot: day.describe('The day of the oldest snapshot; nothing is known about days before it.'),
  newestSnapshot: day.describe('The day of the newest snapshot; what AWS added later has no entry yet.'),
  actions: z
    .record(actionName, actionDates)
    .describe(
      'Every action ever listed for the services that site.json makes pages for and for every service that a recorded version names, sorted.',
    ),
})

/** content/risks.json, one entry: actions that are sensitive for the same reason. */
export const riskRecord = z.strictObject({
  actions: z.array(actionName).min(1).describe('The actions that this applies to, sorted.'),
  classes: z
    .array(z.enum(['privilege-escalation', 'credentials-exposure', 'resource-exposure', 'data-access']))
    .min(1)
    .describe(
      'What the actions can lead to: more permissions, secrets, resources open to others, or data that people keep there.',
    ),
  why: z
    .string()
    .regex(/^[A-Z](?!.*\. ).*[^.]\.$/, {
      error: 'expected one sentence that starts with a capital letter and ends with a period',
    })
    .describe('What someone with one of the actions on a wide scope can do: one sentence of our own.'),
  requires: z
    .array(text)
    .describe('What else is required for that: an action, or a few words; empty if nothing.'),
  source: webAddress.describe('The page that states the facts.'),
})

/** content/risks.json: sorted by the first action of each entry; no action appears in two entries. */
export const riskRecords = z.array(riskRecord)

export type VersionRecord = z.infer<typeof versionRecord>
export type PolicyRecord = z.infer<typeof policyRecord>
export type SiteSettings = z.infer<typeof siteSettings>
export type FirstSeenRecord = z.infer<typeof firstSeenRecord>
export type RiskRecord = z.infer<typeof riskRecord>
export type ServiceNotes = z.infer<typeof serviceNotes>
export type RiskClass = RiskRecord['classes'][number]

/** Return the kind of a managed policy, which the path in its ARN shows. */
export function kindOfArn(arn: string): PolicyRecord['kind'] {
  return arn.includes(':policy/aws-service-role/') ? 'service-linked-role' : 'managed'
}

/** Return the number of a version ID: `v31` is 31. Versions are sorted by it, never by text. */
export function versionNumber(id: string): number {
  return Number(id.slice(1))
}
