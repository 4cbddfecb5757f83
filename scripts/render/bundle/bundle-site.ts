// Bundles the site's code with Astro once, into a folder from which any number of processes can render pages.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type AstroIntegration, build } from 'astro'
import { bundleParts, type Program, type RouteStyles } from './bundle-parts.ts'

/**
 * Bundle the site into `dir`, which must be in the project's folder, because the code there imports packages. It
 * replaces what is there. Throws when the code cannot be bundled.
 */
export async function bundleSite(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true })
  await mkdir(dir, { recursive: true })
  await build({
    outDir: join(dir, bundleParts.assets),
    // Clear Astro's cache of the prose: its entries refer to their source files, even in another content folder.
    force: true,
    // The default level logs a line for each page.
    logLevel: 'warn',
    integrations: [keepCode(dir)],
  })
}

/** Let Astro render nothing, and keep the code with which it would have rendered. */
function keepCode(dir: string): AstroIntegration {
  let assets = ''
  return {
    name: 'keep-code',
    hooks: {
      'astro:config:done': ({ config }) => {
        assets = config.outDir.pathname
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          setup: async () => {
            await prerenderer.setup?.()
            const routes = describeRoutes((prerenderer as { app?: BundlingApp }).app)
            const program: Program = { routes, starter: await writeStarter(join(assets, '_astro')) }
            await writeFile(join(dir, bundleParts.program), JSON.stringify(program))
          },
          getStaticPaths: async () => {
            // Astro removes the folder as soon as it has rendered.
            await rename(join(assets, '.prerender'), resolve(dir, bundleParts.code))
            return []
          },
        }))
      },
    },
  }
}

/** The part of Astro's app that knows what was bundled. */
interface BundlingApp {
  readonly getOptions: () => { readonly allPages: Readonly<Record<string, RouteStyles>> }
}

/** Describe what code cannot tell about itself: the styles of each route. */
function describeRoutes(app: BundlingApp | undefined): readonly RouteStyles[] {
  if (app === undefined) throw new Error('Astro has bundled nothing that renders pages')
  return Object.values(app.getOptions().allPages).map(({ key, styles }): RouteStyles => ({ key, styles }))
}

/**
 * Write the script that starts the modules of every page to a folder, without comments and indents. Returns its name, which
 * changes with its text, so that browsers can keep it.
 */
async function writeStarter(folder: string): Promise<string> {
  const text = (await readFile('src/client/frame/start.inline.js', 'utf8')).replace(/^ *\/\/.*\n|^ +/gm, '')
  const name = `start.${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.js`
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), text)
  return name
}
