// Computes the digest of a policy document.
import { createHash } from 'node:crypto'
import { writeCanonicalJson } from '../../../src/core/lock/canonical-json.ts'
import type { PolicyDocument } from '../../../src/core/records/policy-document.ts'

/** Compute the SHA-256 of a document, whatever its white space and order of keys. */
export function digestDocument(document: PolicyDocument): string {
  return `sha256:${createHash('sha256').update(writeCanonicalJson(document)).digest('hex')}`
}
