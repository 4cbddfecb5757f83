// A kind of page in; what its preview image shows where a page is shared, and how the page links to it, out.
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

/** What the head of a page says of its image. */
export interface PreviewLink {
  readonly href: string
  /** All that the image says. */
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** In pixels: what the places where links are shared ask for. */
export const previewSize = { width: 1200, height: 630 } as const

const figuresOf = rememberAll(countForPreviews)

/** Make the view of the image of a kind of page; figures are counted once a site. */
export function toPreviewView(site: Site, kind: PreviewKind): PreviewView {
  return { siteTitle: site.settings.title, promise: promiseOf(site, kind), figures: figuresOf(site)[kind] }
}

/** Say how a page of a kind links to its image. */
export function toPreviewLink(site: Site, kind: PreviewKind): PreviewLink {
  const { siteTitle, promise, figures } = toPreviewView(site, kind)
  const counts = figures.map(({ number, noun }) => `${number} ${noun}`).join(', ')
  return {
    href: site.urls.absolute(site.urls.preview(kind)),
    alt: `${siteTitle}: ${promise}${/[?.]$/.test(promise) ? '' : '.'} ${counts}.`,
    ...previewSize,
  }
}
