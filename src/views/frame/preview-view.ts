// Builds the view of the preview image that is shown when a page is shared, and the page's link to it.
import { defineReads, readValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
import type { Site } from '../../site/site.ts'
import { countForPreviews, type PreviewFigure } from './preview-figures.ts'
import { type PreviewKind, promiseOf } from './preview-kinds.ts'

/** What an image shows. */
export interface PreviewView {
  readonly siteTitle: string
  readonly promise: string
  readonly figures: readonly PreviewFigure[]
}

/** What the head of a page says about its image. */
export interface PreviewLink {
  readonly href: string
  /** What the image says, without its figures: each page links to it, and would change whenever they do. */
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** The size, in pixels, that sites where links are shared ask for. */
export const previewSize = { width: 1200, height: 630 } as const

const figuresOf = rememberAll(countForPreviews)

/** Build the view of the image of a kind of page. Figures are counted once per site. */
export function toPreviewView(site: Site, kind: PreviewKind): PreviewView {
  const figures = readValue(figuresRead, kind, () => figuresOf(site)[kind])
  return { siteTitle: site.settings.title, promise: promiseOf(site, kind), figures }
}

/** An image depends on the figures that it shows, and not on all that they were counted with. */
const figuresRead = 'figures of preview'

/** Define how the figures of an image are looked up again. */
export function definePreviewReads(site: Site): void {
  defineReads(figuresRead, (kind) => figuresOf(site)[kind as PreviewKind])
}

/** Build the link from a kind of page to its image. */
export function toPreviewLink(site: Site, kind: PreviewKind): PreviewLink {
  const promise = promiseOf(site, kind)
  return {
    href: site.urls.absolute(site.urls.preview(kind)),
    alt: `${site.settings.title}: ${promise}${/[?.]$/.test(promise) ? '' : '.'}`,
    ...previewSize,
  }
}
