// Typesets a policy that a guide prints. Throws when the checker finds an error in it.

import type { PolicyFinding } from '../../core/checker/finding.ts'
import { lintPolicy } from '../../core/checker/lint-policy.ts'
import { fillPlaceholders, listPlaceholders } from '../../core/records/placeholder.ts'
import { type PolicyDocument, policyDocument } from '../../core/records/policy-document.ts'
import { linkPattern } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { type DocumentLine, toDocumentLines } from '../documents/document-view.ts'

export interface GuideDocument {
  readonly document: PolicyDocument
  readonly lines: readonly DocumentLine[]
}

/** A document, or one or more statements. */
export type GuideDocumentInput = PolicyDocument | PolicyDocument['Statement']

/** Typeset a policy or statements, with `<name>` where readers fill in their own values. Throws if there are errors. */
export function toGuideDocument(site: Site, input: GuideDocumentInput): GuideDocument {
  const document = policyDocument.parse(
    'Version' in input ? input : { Version: '2012-10-17', Statement: Array.isArray(input) ? input : [input] },
  )
  const errors = lintGuideDocument(site, document).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const listed = errors.map(({ line, rule, message }) => `${line}: ${rule}: ${message}`)
    throw new Error(`guide: a policy has errors\n${listed.join('\n')}`)
  }
  return { document, lines: toDocumentLines(document, site.index, (action) => linkPattern(site, action)) }
}

/** Check a policy with its placeholders filled in. */
export function lintGuideDocument(site: Site, document: PolicyDocument): readonly PolicyFinding[] {
  const text = JSON.stringify(document, null, 2)
  const values = new Map(listPlaceholders(text).map((name) => [name, sampleOf(name)]))
  return lintPolicy(fillPlaceholders(text, values), site.index, site.lintOptions)
}

function sampleOf(name: string): string {
  if (name === 'region') return 'us-west-2'
  if (name === 'accountId') return '210987654321'
  return name.endsWith('Id') ? '11111111-2222-3333-4444-555555555555' : 'sample'
}
