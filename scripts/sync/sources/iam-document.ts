// Decodes a policy document as IAM sends it, or says what is wrong with it.

import { checkShape, type ShapeFinding } from '../../../src/core/json/check-shape.ts'
import { parseJson } from '../../../src/core/json/read-json.ts'
import { type PolicyDocument, policyDocument } from '../../../src/core/records/policy-document.ts'
import { formTip } from './iam-fault.ts'

export type DocumentResult =
  | { readonly document: PolicyDocument; readonly findings: readonly [] }
  | { readonly document?: undefined; readonly findings: readonly ShapeFinding[] }

/** Read a policy document that is URL-encoded (RFC 3986: a plus sign is a literal plus sign). */
export function readDocument(text: string): DocumentResult {
  const decoded = decode(text)
  if (decoded === undefined) return { findings: [notEncoded] }
  const { json, findings } = parseJson(decoded)
  if (json === undefined) return { findings }
  const shape = checkShape(policyDocument, json.value)
  return shape.record === undefined ? shape : { document: shape.record, findings: [] }
}

const notEncoded: ShapeFinding = {
  at: [],
  found: 'a percent sign that is not followed by two hexadecimal digits of UTF-8',
  expected: 'a URL-encoded document, as IAM sends it',
  tip: formTip,
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
