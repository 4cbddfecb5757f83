// Lists the schema of every kind of JSON file that the site publishes.
import type * as z from 'zod'
import { actionsSchema } from './actions.ts'
import { announcementsSchema } from './announcements.ts'
import { changesSchema, compareSchema } from './changes.ts'
import { exampleDocumentSchema, examplesSchema } from './examples.ts'
import { policiesSchema, policySchema } from './policies.ts'
import { reachPolicySchema, reachSchema } from './reach.ts'
import { documentsSchema, managedPoliciesSchema, serviceSchema, servicesSchema } from './reference.ts'
import { referenceChangesSchema } from './reference-changes.ts'
import { releasesSchema, yearSchema } from './releases.ts'
import { versionSchema } from './version.ts'

export const jsonSchemas = {
  policies: policiesSchema,
  policy: policySchema,
  version: versionSchema,
  compare: compareSchema,
  changes: changesSchema,
  releases: releasesSchema,
  'releases-year': yearSchema,
  announcements: announcementsSchema,
  'reference-changes': referenceChangesSchema,
  actions: actionsSchema,
  reach: reachSchema,
  'reach-policy': reachPolicySchema,
  examples: examplesSchema,
  'example-policy': exampleDocumentSchema,
  services: servicesSchema,
  service: serviceSchema,
  documents: documentsSchema,
  'managed-policies': managedPoliciesSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>

export type JsonKind = keyof typeof jsonSchemas
