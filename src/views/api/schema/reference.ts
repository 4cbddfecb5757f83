// Describes the JSON that the policy checker works with: services, their actions and all documents.
import * as z from 'zod'
import type {
  ListedService,
  ManagedPolicyNames,
  PolicyDocuments,
  ReferenceAction,
  ServiceList,
  ServiceReference,
} from '../../../core/open-world/service-reference.ts'
import { escalationPathsRecord } from '../../../core/records/escalation-paths.ts'
import { managedPoliciesRecord } from '../../../core/records/managed-policies.ts'
import { partitionsRecord } from '../../../core/records/partitions.ts'
import { policyRecord, riskRecord } from '../../../core/records/record.ts'
import { count, day, instant, objectOf, policyDocument, policyName, text, texts, versionId } from './parts.ts'

const snapshot = text.describe('The snapshot of AWS’s actions: a package and its version.')
const prefix = text.describe('The prefix of the service’s actions, such as `connect`.')
const serviceName = text.describe('The name of the service.')
const shortName = text.describe('The name of the action without the prefix.')

const conditionKey = {
  name: text.describe('The condition key, possibly with a placeholder.'),
  type: text.describe('The type of its values, as AWS names it.'),
}

export const servicesSchema: z.ZodType<ServiceList> = objectOf<ServiceList>({
  snapshot,
  takenAt: instant.describe('When the snapshot was taken, UTC, ISO 8601.'),
  asOf: instant.describe('The day and time up to which the catalog is current, UTC, ISO 8601.'),
  oldestSnapshot: day.describe('The day of the oldest dated snapshot that shows when actions appeared, UTC.'),
  newestSnapshot: day.describe('The day of the newest such snapshot, UTC.'),
  arnServices: texts.describe('Services that ARNs name but that are not the prefix of any action.'),
  uuidServices: z
    .array(
      objectOf<ServiceList['uuidServices'][number]>({
        prefix: text.describe('The service as ARNs name it.'),
        name: serviceName,
      }),
    )
    .describe('Services that give their resources UUIDs as IDs.'),
  endedServices: z
    .array(
      objectOf<NonNullable<ServiceList['endedServices']>[number]>({
        prefix,
        name: serviceName,
        ended: day.describe('The day of the end of support, UTC.'),
      }),
    )
    .exactOptional()
    .describe('Services whose support AWS ends, or has ended; omitted if there are none.'),
  partitions: objectOf<NonNullable<ServiceList['partitions']>>({
    asOf: partitionsRecord.shape.asOf,
    partitions: partitionsRecord.shape.partitions,
  })
    .exactOptional()
    .describe('AWS’s partitions and Regions; omitted if the catalog has no list of them.'),
  escalationPaths: escalationPathsRecord.shape.paths
    .exactOptional()
    .describe(
      'Known ways from several actions to more permissions; omitted if the catalog has no list of them.',
    ),
  retiredPolicies: objectOf<NonNullable<ServiceList['retiredPolicies']>>({
    asOf: managedPoliciesRecord.shape.asOf,
    retired: managedPoliciesRecord.shape.retired,
  })
    .exactOptional()
    .describe('Managed policies that AWS no longer publishes; omitted if the catalog has no list of them.'),
  globalKeys: z
    .array(objectOf<NonNullable<ServiceList['globalKeys']>[number]>(conditionKey))
    .exactOptional()
    .describe('The condition keys of every service; omitted if the snapshot has none.'),
  services: z
    .array(
      objectOf<ListedService>({
        prefix,
        name: serviceName,
        actions: count.describe('How many actions the snapshot lists.'),
        sensitive: count.exactOptional().describe('How many of them have a recorded risk; omitted for 0.'),
        page: z.literal(true).exactOptional().describe('The site has a page about the service.'),
      }),
    )
    .describe('Every service of the snapshot.'),
})

const dates = {
  firstSeen: day.exactOptional().describe('The day of the first dated snapshot that lists it, UTC.'),
  lastSeen: day
    .exactOptional()
    .describe('The day of the last such snapshot, UTC; omitted while it is still listed.'),
  namedSince: day
    .exactOptional()
    .describe(
      'The day of the first recorded version that names it in full, UTC; if that version has no date, the latest day that it can be from.',
    ),
}

export const serviceSchema: z.ZodType<ServiceReference> = objectOf<ServiceReference>({
  prefix,
  name: serviceName,
  snapshot,
  dependentsAsOf: day
    .exactOptional()
    .describe('The day that the dependent actions are true of, UTC; omitted if no action has any.'),
  actions: z
    .array(
      objectOf<ReferenceAction>({
        name: shortName,
        accessLevel: text.describe('As AWS lists it.'),
        resourceTypes: texts
          .exactOptional()
          .describe('Its resource types; those that an Allow must specify end in `*`. Omitted when empty.'),
        conditionKeys: texts.exactOptional().describe('Its condition keys; omitted when empty.'),
        dependentActions: texts
          .exactOptional()
          .describe('Other actions that AWS says are required; omitted when empty.'),
        permissionOnly: z
          .literal(true)
          .exactOptional()
          .describe('No API operation has this name; omitted if one does or nobody knows.'),
        ...dates,
      }),
    )
    .describe('Every action of the snapshot.'),
  formerActions: z
    .array(objectOf<ServiceReference['formerActions'][number]>({ name: shortName, ...dates }))
    .describe('Actions that AWS once listed or a version names, but that the snapshot does not list.'),
  resourceTypes: z
    .array(
      objectOf<ServiceReference['resourceTypes'][number]>({
        name: text.describe('The name of the resource type.'),
        arn: text.describe('The format of its ARNs, with placeholders.'),
        conditionKeys: texts.describe('Condition keys about resources of this type.'),
      }),
    )
    .describe('The resource types of the service.'),
  conditionKeys: z
    .array(objectOf<ServiceReference['conditionKeys'][number]>(conditionKey))
    .describe('The condition keys of the service.'),
  risks: z
    .array(riskRecord.extend({ actions: texts.describe('The actions, without the prefix.') }))
    .describe('Why some of the actions are sensitive.'),
})

export const managedPoliciesSchema: z.ZodType<ManagedPolicyNames> = objectOf<ManagedPolicyNames>({
  asOf: managedPoliciesRecord.shape.asOf
    .exactOptional()
    .describe('The day of the list, UTC; omitted if the catalog has no list.'),
  names: z.array(policyName).describe('The managed policies that AWS publishes, sorted.'),
  retired: managedPoliciesRecord.shape.retired,
})

export const documentsSchema: z.ZodType<PolicyDocuments> = objectOf<PolicyDocuments>({
  policies: z
    .array(
      objectOf<PolicyDocuments['policies'][number]>({
        name: policyName,
        status: policyRecord.shape.status,
        versions: z
          .array(
            objectOf<PolicyDocuments['policies'][number]['versions'][number]>({
              version: versionId,
              document: policyDocument.describe('The document, exactly as AWS published it.'),
            }),
          )
          .describe('Every recorded version, newest first; only the newest in a very large catalog.'),
      }),
    )
    .describe('Every policy, sorted by name.'),
})
