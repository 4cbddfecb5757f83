// Runs the bundled site: lists its paths and renders them, without Astro's build around it.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RouteData } from 'astro'
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js'
import { createFinisher } from '../../src/middleware/finish-page.ts'
import { bundleParts, type Program } from './bundle/bundle-parts.ts'
import { listInlineStyles } from './inline-styles.ts'

/** The part of Astro's app that a build uses. */
interface BuildApp {
  readonly setInternals: (internals: object) => void
  readonly setOptions: (options: object) => void
  readonly render: (request: Request, options: { readonly routeData: RouteData }) => Promise<Response>
}

/** A path of the site, with the route that answers it. */
export interface SitePath {
  readonly pathname: string
  readonly route: RouteData
}

export interface Renderer {
  /** List the paths of all routes. */
  readonly listPaths: () => Promise<readonly SitePath[]>
  /** Render a path: a page as text, any other file as bytes; undefined if it has no content. Throws when that fails. */
  readonly render: (path: SitePath) => Promise<string | Uint8Array | undefined>
}

/** What the bundled code exports. */
interface Entry {
  readonly app: BuildApp
  readonly manifest: { readonly base: string; readonly site?: string }
}

/** A message that Astro logs while it renders. */
interface LogEvent {
  readonly level: string
  readonly message: string
}

/** Load a bundled site. Its records are read meanwhile. Throws if they are wrong. */
export async function loadRenderer(bundle: string): Promise<Renderer> {
  const code = join(bundle, bundleParts.code)
  const entry = readdirSync(code).find((name) => name.startsWith('prerender-entry'))
  if (entry === undefined) throw new Error(`${code} has no entry`)
  const { app, manifest }: Entry = await import(pathToFileURL(resolve(code, entry)).href)
  const { routes, starter }: Program = JSON.parse(readFileSync(join(bundle, bundleParts.program), 'utf8'))
  const theme = readFileSync('src/client/frame/theme.inline.js', 'utf8')
  const finish = createFinisher(`${manifest.base.replace(/\/$/, '')}/_astro/${starter}`, {
    scripts: [theme],
    styles: listInlineStyles(routes),
  })
  app.setInternals({ pagesByKeys: new Map(routes.map((route) => [route.key, route])) })
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: report } } } })
  return {
    listPaths: () => new StaticPaths(app as never).getAll(),
    render: async (path) => {
      const { pathname, route } = path
      const address = addressOf(path, manifest)
      const response = await app.render(new Request(address), { routeData: route })
      const isMissingPage = route.route === '/404'
      if (!response.ok && !isMissingPage) throw new Error(`${pathname}: status ${response.status}`)
      if (response.body === null) return undefined
      if (route.type === 'page')
        return finish(await response.text(), isMissingPage ? undefined : address.pathname)
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}

/** Address a path as a visitor would. */
function addressOf(
  { pathname, route }: SitePath,
  { base, site = 'http://localhost' }: Entry['manifest'],
): URL {
  const path = [base, pathname]
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter((part) => part !== '')
    .join('/')
  return new URL(route.type === 'endpoint' || path === '' ? `/${path}` : `/${path}/`, site)
}

function report({ level, message }: LogEvent): void {
  if (level === 'warn' || level === 'error') console.error(message)
}

/** Name the file of a path, relative to the site's folder. */
export function fileOf({ pathname, route }: SitePath): string {
  const path = pathname.replace(/^\/|\/$/g, '')
  if (route.type === 'endpoint') return path
  if (path === '404') return '404.html'
  return path === '' ? 'index.html' : `${path}/index.html`
}
