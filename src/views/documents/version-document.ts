// Shows a version's document, line by line or as an outline.
import type { ResourceSet, Statement } from '../../core/policy/policy.ts'
import { linkPattern } from '../../site/action-pages.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type StatementRef, toStatementRef } from '../access/grant-view.ts'
import { countOf } from '../words/words.ts'
import { type DocumentLine, toDocumentLines } from './document-view.ts'

/** A version's document, its size and a link to its JSON. */
export interface DocumentView {
  /** Empty if there is an outline instead. */
  readonly lines: readonly DocumentLine[]
  /** `38 statements, 6,144 characters without whitespace`, which is how IAM counts a policy's size. */
  readonly sizeText: string
  readonly jsonHref: string
  /** Replaces the lines if they are on another page. */
  readonly outline?: DocumentOutline
}

/** The outline of a long document. */
export interface DocumentOutline {
  /** The page with all of its lines. */
  readonly href: string
  /** `4,632 lines`. */
  readonly linesText: string
  readonly statements: readonly StatementOutline[]
}

/** The outline of one statement: how many entries of each kind it has. */
export interface StatementOutline extends StatementRef {
  readonly effect: Statement['effect']
  /** `812`; `all but 3` for a NotAction. */
  readonly actions: string
  /** The same for resources, or `every`. */
  readonly resources: string
  /** The number of conditions, or `none`. */
  readonly conditions: string
}

/** The most lines that a document can have to appear on the pages of its version and its policy. */
const mostLines = 600

/** Check whether a version's document is so long that it has a page of its own. */
export function isLongDocument(version: Version): boolean {
  return countLines(version) > mostLines
}

/** Show a version's document: its lines or, for a long one, an outline that links to them. */
export function toDocumentView(site: Site, version: Version): DocumentView {
  if (!isLongDocument(version)) return toWholeDocument(site, version)
  return { ...toFacts(site, version), lines: [], outline: toOutline(site, version) }
}

/** Show all lines of a version's document. A long one has no action links, which would be larger than the text. */
export function toWholeDocument(site: Site, version: Version): DocumentView {
  const linkTo = isLongDocument(version) ? undefined : (action: string) => linkPattern(site, action)
  return {
    ...toFacts(site, version),
    lines: toDocumentLines(version.record.document, site.index, linkTo),
  }
}

function toFacts(site: Site, { id, record, policy }: Version): Pick<DocumentView, 'sizeText' | 'jsonHref'> {
  const characters = JSON.stringify(record.document).replace(/\s/g, '').length
  return {
    sizeText: `${countOf(policy.statements.length, 'statement')}, ${countOf(characters, 'character')} without whitespace`,
    jsonHref: site.urls.json.version(record.policy, id),
  }
}

/** Count the lines of a version's formatted document. */
function countLines({ record }: Version): number {
  return JSON.stringify(record.document, null, 2).split('\n').length
}

function toOutline(site: Site, version: Version): DocumentOutline {
  const href = site.urls.document(version.record.policy, version.id)
  return {
    href,
    linesText: countOf(countLines(version), 'line'),
    statements: version.policy.statements.map((statement) => ({
      ...toStatementRef(site, version, statement.index),
      href: `${href}#s${statement.index}`,
      effect: statement.effect,
      actions: describeEntries(statement.actions.patterns, statement.actions.inverted),
      resources: describeResources(statement.resources),
      conditions: statement.conditions.length === 0 ? 'none' : describeEntries(statement.conditions),
    })),
  }
}

function describeResources(resources: readonly ResourceSet[]): string {
  const [first] = resources
  if (first !== undefined && 'notResource' in first) return describeEntries(first.notResource, true)
  const isEvery = resources.some((set) => 'resource' in set && set.resource === '*')
  return isEvery ? 'every' : describeEntries(resources)
}

function describeEntries({ length }: readonly unknown[], isInverted = false): string {
  return `${isInverted ? 'all but ' : ''}${length.toLocaleString('en')}`
}
