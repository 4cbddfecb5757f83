// The image that is shown with a link to a page: one for each kind of page.
import type { APIRoute } from 'astro'
import { drawPreview } from '../../images/draw-preview.ts'
import type { PreviewKind } from '../../views/preview-kinds.ts'
import { listPreviewKinds, toPreviewView } from '../../views/preview-view.ts'
import { site } from '../_site.ts'

export const getStaticPaths = () => listPreviewKinds().map((kind) => ({ params: { kind }, props: { kind } }))

export const GET: APIRoute<{ kind: PreviewKind }> = async ({ props }) =>
  new Response(await drawPreview(toPreviewView(site, props.kind)), {
    headers: { 'Content-Type': 'image/png' },
  })
