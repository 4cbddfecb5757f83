// What one item of a feed tells in; the item as every feed and format has it, safe and short enough, out.
import { rememberAll } from '../../core/remember.ts'
import { escapeMarkup } from '../changes/change-markup.ts'
import { clip, showUnseen, toTitle } from './feed-text.ts'

export interface FeedItem {
  /** A tag: URI (RFC 4151) that never changes when the wording does. */
  readonly id: string
  readonly title: string
  readonly link: string
  /** When what it tells happened, never when it was noticed: UTC, ISO 8601; absent where no source tells it. */
  readonly published?: string
  /** The same instant, or the one that an undated item is sorted by. */
  readonly orderedAt: string
  readonly categories: readonly string[]
  /** Plain text. */
  readonly summary: string
  /** Safe markup: every text is escaped. */
  readonly html: string
}

const mostSummary = 2_000
/** Largest content of an item, in bytes. */
const mostContent = 24_000

/** Make an item of its texts: unseen characters shown, what is too long for a feed cut down to a link. */
export function toFeedItem(item: FeedItem): FeedItem {
  const summary = clip(showUnseen(item.summary), mostSummary)
  const html = showUnseen(item.html)
  return {
    ...item,
    title: toTitle(item.title),
    categories: item.categories.map(toTitle),
    summary,
    html: countBytes(html) <= mostContent ? html : toShortMarkup(summary, item.link),
  }
}

function toShortMarkup(summary: string, link: string): string {
  return `<p>${escapeMarkup(summary)}</p><p><a href="${escapeMarkup(link)}">It is too long for a feed: all of it</a></p>`
}

/** Most that an element's tags, and what else its format needs, take. */
const frame = 80

/** Measure an item: at least the bytes that it takes in any format. An item that stands in several feeds is measured once. */
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
