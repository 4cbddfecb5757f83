// Writes the site's icon as PNG, in the sizes that systems ask for.
import type { APIRoute } from 'astro'
import { type Icon, icons } from '../../views/frame/manifest-view.ts'
import { drawIcon } from '../../writers/draw-icon.ts'

export const getStaticPaths = () => icons.map((icon) => ({ params: { icon: icon.name }, props: { icon } }))

export const GET: APIRoute<{ icon: Icon }> = async ({ props }) =>
  new Response(await drawIcon(props.icon), { headers: { 'Content-Type': 'image/png' } })
