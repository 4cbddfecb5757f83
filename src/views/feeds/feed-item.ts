// Makes feed items that are safe and short enough for every feed and format.
import { rememberAll } from '../../core/remember.ts'
import { escapeMarkup } from '../words/markup.ts'
import { clip, showUnseen, toTitle } from './feed-text.ts'

export interface FeedItem {
  /** A tag: URI (RFC 4151) that never changes when the wording does. */
  readonly id: string
  readonly title: string
  readonly link: string
  /** When the event happened, not when it was noticed (UTC, ISO 8601); absent if no source gives the date. */
  readonly published?: string
  /** The same instant or, for an undated item, the one that it is sorted by. */
  readonly orderedAt: string
  readonly categories: readonly string[]
  /** Plain text. */
  readonly summary: string
  /** Safe markup: every text is escaped. */
  readonly html: string
}

/** Atom requires a date. This one cannot be mistaken for the day on which an undated version was created. */
export const noDate = '1970-01-01T00:00:00Z'

const mostSummary = 2_000
/** Largest content of an item, in bytes. */
const mostContent = 24_000
/** The same for content that has shorter forms: that of a release is in the feed of each service that it concerns. */
const mostRepeated = 8_000

/**
 * Make an item from its texts. Shows invisible characters. Content that is too long is replaced with the first of the
 * shorter forms that is not, or else with the summary and a link.
 */
export function toFeedItem(item: FeedItem, ...shorter: readonly (() => string)[]): FeedItem {
  const summary = clip(showUnseen(item.summary), mostSummary)
  return {
    ...item,
    title: toTitle(item.title),
    categories: item.categories.map(toTitle),
    summary,
    html:
      findShortEnough([() => item.html, ...shorter], shorter.length === 0 ? mostContent : mostRepeated) ??
      toShortMarkup(summary, item.link),
  }
}

function findShortEnough(forms: readonly (() => string)[], most: number): string | undefined {
  for (const write of forms) {
    const html = showUnseen(write())
    if (countBytes(html) <= most) return html
  }
  return undefined
}

function toShortMarkup(summary: string, link: string): string {
  return `<p>${escapeMarkup(summary)}</p><p><a href="${escapeMarkup(link)}">Too long for a feed: read all of it</a></p>`
}

/** An upper bound, in bytes, for an element's tags and other syntax of its format. */
const frame = 80

/** Measure an item: no format needs more bytes than this. An item in several feeds is measured once. */
export const measureItem: (item: FeedItem) => number = rememberAll(measureAnew)

function measureAnew({ id, title, link, orderedAt, categories, summary, html }: FeedItem): number {
  const texts = [id, title, link, orderedAt, orderedAt, summary, ...categories].map((text) =>
    JSON.stringify(escapeMarkup(text)),
  )
  const pieces = [...texts, JSON.stringify(html)]
  return pieces.reduce((sum, piece) => sum + countBytes(piece) + frame, 400)
}

function countBytes(text: string): number {
  return new TextEncoder().encode(text).length
}
