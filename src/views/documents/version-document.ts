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

/** Some lines of a long document, on a page of their own. */
export interface DocumentPage extends Omit<DocumentView, 'outline'> {
  readonly href: string
  /** The part's number, from 1. */
  readonly part: number
  /** `lines 2,501 to 4,639 of 4,639`; absent if all lines are on one page. */
  readonly linesText?: string
  /** The pages of all parts in order; empty if there is only one. */
  readonly parts: readonly { readonly text: string; readonly href: string }[]
}

/** The outline of a long document. */
export interface DocumentOutline {
  /** The page with all of its lines, or with the first of them. */
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

/** The most lines on one page of a document. The styles count on with this number. */
export const linesOfPage = 2500

/** Check whether a version's document is so long that it has a page of its own. */
export function isLongDocument(version: Version): boolean {
  return countPages(version) > 0
}

/** Count the pages of their own that a version's document takes; 0 if it is on its version's page. */
export function countPages(version: Version): number {
  const lines = formatDocument(version).length
  return lines > mostLines ? Math.ceil(lines / linesOfPage) : 0
}

/** Return the URL of a line of a document, given its number from 1, as seen from its version's page. */
export function toLineHref(site: Site, version: Version): (line: number) => string {
  if (!isLongDocument(version)) return (line) => `#L${line}`
  return (line) => `${toPageHref(site, version, pageOf(line))}#L${line}`
}

const pageOf = (line: number) => Math.ceil(line / linesOfPage)

function toPageHref(site: Site, { record, id }: Version, part: number): string {
  return site.urls.document(record.policy, id, part)
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

/** Show one part of a long document, which has a page of its own. */
export function toDocumentPage(site: Site, version: Version, part: number): DocumentPage {
  const { lines, ...facts } = toWholeDocument(site, version)
  const count = countPages(version)
  const [from, to] = [(part - 1) * linesOfPage, Math.min(part * linesOfPage, lines.length)]
  const numbers = (some: number) => some.toLocaleString('en')
  return {
    ...facts,
    href: toPageHref(site, version, part),
    part,
    lines: lines.slice(from, to),
    ...(count > 1 && {
      linesText: `lines ${numbers(from + 1)} to ${numbers(to)} of ${numbers(lines.length)}`,
    }),
    parts: Array.from({ length: count > 1 ? count : 0 }, (_, i) => ({
      text: `from line ${numbers(i * linesOfPage + 1)}`,
      href: toPageHref(site, version, i + 1),
    })),
  }
}

function toFacts(site: Site, { id, record, policy }: Version): Pick<DocumentView, 'sizeText' | 'jsonHref'> {
  const characters = JSON.stringify(record.document).replace(/\s/g, '').length
  return {
    sizeText: `${countOf(policy.statements.length, 'statement')}, ${countOf(characters, 'character')} without whitespace`,
    jsonHref: site.urls.json.version(record.policy, id),
  }
}

function formatDocument({ record }: Version): readonly string[] {
  return JSON.stringify(record.document, null, 2).split('\n')
}

/** A statement of a list starts with a line of its own; a single statement starts on the line of its key. */
const startsStatement = (line: string) => line === '    {' || line === '  "Statement": {'

function toOutline(site: Site, version: Version): DocumentOutline {
  const lines = formatDocument(version)
  const starts = lines.flatMap((line, i) => (startsStatement(line) ? [i + 1] : []))
  return {
    href: toPageHref(site, version, 1),
    linesText: countOf(lines.length, 'line'),
    statements: version.policy.statements.map((statement) => ({
      ...toStatementRef(site, version, statement.index),
      href: `${toPageHref(site, version, pageOf(starts[statement.index] ?? 1))}#s${statement.index}`,
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
