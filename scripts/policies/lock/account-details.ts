// Reads the managed policies in use from what IAM's GetAccountAuthorizationDetails returns.
import * as z from 'zod'
import { checkShape } from '../../../src/core/json/check-shape.ts'
import { formatFaults, toFault } from '../../../src/core/json/fault.ts'
import { parseJson } from '../../../src/core/json/read-json.ts'
import { managedPolicyArn } from '../../../src/core/lock/lock-record.ts'
import type { ReadVersion } from '../../../src/core/lock/review-policy.ts'
import { versionId } from '../../../src/core/records/parts.ts'
import { acceptedDocument } from '../../../src/core/records/policy-document.ts'
import { digestDocument } from './digest.ts'
import type { UsedPolicy } from './policies-in-use.ts'

const version = z.object({
  VersionId: versionId,
  // The AWS CLI decodes documents; the API sends them URL-encoded.
  Document: z.union([z.string(), acceptedDocument]),
  CreateDate: z.union([z.string(), z.date()]).optional(),
})

const policy = z.object({
  PolicyName: z.string(),
  Arn: z.string(),
  DefaultVersionId: versionId,
  AttachmentCount: z.number().optional(),
  PermissionsBoundaryUsageCount: z.number().optional(),
  PolicyVersionList: z.array(version).min(1),
})

const details = z.object({ Policies: z.array(policy) })

/** Read the text of a file with account details. Throws one error that lists all faults. */
export function parseAccountDetails(text: string, label: string): readonly UsedPolicy[] {
  const { json, findings } = parseJson(text)
  if (json === undefined)
    throw new Error(
      `${label} cannot be used\n\n${formatFaults(findings.map((finding) => toFault({ ...finding, file: label }, finding.place)))}`,
    )
  const { record, findings: shape } = checkShape(details, json.value)
  if (record === undefined) {
    const faults = shape.map((finding) => toFault({ ...finding, file: label }, json.placeOf(finding.at)))
    const hint = 'expected what `aws iam get-account-authorization-details --filter AWSManagedPolicy` prints'
    throw new Error(`${label} cannot be used; ${hint}\n\n${formatFaults(faults)}`)
  }
  return toUsedPolicies(record.Policies)
}

/** Keep the AWS managed policies in use. Throws an error that lists every document that cannot be read. */
export function toUsedPolicies(policies: readonly unknown[]): readonly UsedPolicy[] {
  const faults: string[] = []
  const used = z
    .array(policy)
    .parse(policies)
    .flatMap((one) => {
      if (!managedPolicyArn.safeParse(one.Arn).success || isUnused(one)) return []
      const versions = one.PolicyVersionList.flatMap((read): readonly ReadVersion[] => {
        const document = readDocument(read.Document)
        if (document !== undefined)
          return [
            {
              version: read.VersionId,
              ...(read.CreateDate !== undefined && { created: toSeconds(read.CreateDate) }),
              digest: digestDocument(document),
              document,
            },
          ]
        faults.push(`${one.PolicyName} ${read.VersionId}: the document is not one that IAM accepts`)
        return []
      })
      const current = versions.find((read) => read.version === one.DefaultVersionId)
      if (current !== undefined) return [{ name: one.PolicyName, arn: one.Arn, current, versions }]
      faults.push(`${one.PolicyName}: the list of versions lacks the default version ${one.DefaultVersionId}`)
      return []
    })
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return used
}

/** Without counts, the caller listed the policy because it is in use. */
function isUnused({ AttachmentCount, PermissionsBoundaryUsageCount }: z.infer<typeof policy>): boolean {
  return AttachmentCount !== undefined && AttachmentCount + (PermissionsBoundaryUsageCount ?? 0) === 0
}

/** Documents are URL-encoded as in RFC 3986: a plus sign is a plus sign. */
function readDocument(document: z.infer<typeof version>['Document']) {
  if (typeof document !== 'string') return acceptedDocument.parse(document)
  try {
    return acceptedDocument.safeParse(JSON.parse(decodeURIComponent(document))).data
  } catch {
    return undefined
  }
}

const toSeconds = (date: string | Date) => `${new Date(date).toISOString().slice(0, 19)}Z`
