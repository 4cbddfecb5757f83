// Draws the images that are shown with links to pages, one per kind of page.
import type { APIRoute } from 'astro'
import type { PreviewKind } from '../../views/frame/preview-kinds.ts'
import { listPreviewKinds } from '../../views/frame/preview-kinds.ts'
import { toPreviewView } from '../../views/frame/preview-view.ts'
import { drawPreview } from '../../writers/draw-preview.ts'
import { site } from '../_site.ts'

export const getStaticPaths = () => listPreviewKinds().map((kind) => ({ params: { kind }, props: { kind } }))

export const GET: APIRoute<{ kind: PreviewKind }> = async ({ props }) =>
  new Response(await drawPreview(toPreviewView(site, props.kind)), {
    headers: { 'Content-Type': 'image/png' },
  })
