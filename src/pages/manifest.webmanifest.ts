// Writes the web app manifest: what a browser shows when the site is installed.
import { toManifest } from '../views/frame/manifest-view.ts'
import { site } from './_site.ts'

export const GET = () =>
  new Response(JSON.stringify(toManifest(site)), {
    headers: { 'Content-Type': 'application/manifest+json' },
  })
