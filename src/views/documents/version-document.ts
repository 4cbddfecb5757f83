// A version in; its document as pages show it, typeset or in brief, out.
import type { ResourceSet, Statement } from '../../core/policy/policy.ts'
import { linkPattern } from '../../site/action-pages.ts'
import type { Version } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import { type StatementRef, toStatementRef } from '../access/grant-view.ts'
import { countOf } from '../words/words.ts'
import { type DocumentLine, toDocumentLines } from './document-view.ts'

/** A version's document with what can be done with it. */
export interface DocumentView {
  /** None in place of an outline. */
  readonly lines: readonly DocumentLine[]
  /** `38 statements, 6,144 characters without white space`: IAM counts a policy's size so. */
  readonly sizeText: string
  readonly jsonHref: string
  /** What stands in place of the lines that another page has. */
  readonly outline?: DocumentOutline
}

/** A long document in brief. */
export interface DocumentOutline {
  /** The page that has all of its lines. */
  readonly href: string
  /** `4,632 lines`. */
  readonly linesText: string
  readonly statements: readonly StatementOutline[]
}

/** One statement in brief: how many entries it has of each kind. */
export interface StatementOutline extends StatementRef {
  readonly effect: Statement['effect']
  /** `812`; `all but 3` for a NotAction. */
  readonly actions: string
  /** The same, or `every`. */
  readonly resources: string
  /** `none`, or their number. */
  readonly conditions: string
}

/** Lines up to which a document stands on the pages of its version and its policy. */
const mostLines = 600

/** Say whether a version's document is so long that it has a page of its own. */
export function isLongDocument(version: Version): boolean {
  return countLines(version) > mostLines
}

/** Show a version's document: its lines, or what it says in brief and where they are. */
export function toDocumentView(site: Site, version: Version): DocumentView {
  if (!isLongDocument(version)) return toWholeDocument(site, version)
  return { ...toFacts(site, version), lines: [], outline: toOutline(site, version) }
}

/** Show all lines of a version's document. Of a long one no action is a link: the links would weigh more than the text. */
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
    sizeText: `${countOf(policy.statements.length, 'statement')}, ${countOf(characters, 'character')} without white space`,
    jsonHref: site.urls.json.version(record.policy, id),
  }
}

/** As many lines as it is typeset in. */
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
