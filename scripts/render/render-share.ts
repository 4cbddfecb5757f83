// Renders one share of the site's pages and files into a folder.
import { type AstroIntegration, build } from 'astro'
import { orderPaths, sharePaths } from './share-paths.ts'

export interface Share {
  /** The number of this share, from 0. */
  readonly number: number
  /** How many processes render the site. */
  readonly of: number
}

/** Progress of a share, in paths. `total` is 0 at first, when bundling is done but the paths are not known yet. */
export interface Rendered {
  readonly done: number
  readonly total: number
}

/** Render a share of the site into `dir`. Throws when a page cannot be rendered. */
export async function renderShare(
  dir: string,
  share: Share,
  onProgress: (rendered: Rendered) => void,
): Promise<void> {
  process.env['SITE_SHARE'] = String(share.number)
  await build({
    outDir: dir,
    // Clear Astro's cache of the prose: its entries refer to their source files, even in another content folder.
    force: true,
    // The default level logs a line for each page, and a large site has tens of thousands.
    logLevel: 'warn',
    integrations: [renderOnly(share, onProgress)],
  })
}

/** Limit Astro to the paths of a share and report how many of them are done. */
function renderOnly(share: Share, onProgress: (rendered: Rendered) => void): AstroIntegration {
  return {
    name: 'render-share',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        let [done, total] = [0, 0]
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          setup: async () => {
            onProgress({ done, total })
            await prerenderer.setup?.()
          },
          getStaticPaths: async () => {
            const paths = await prerenderer.getStaticPaths()
            const shareOf = sharePaths(
              paths.map(({ pathname }) => pathname),
              share.of,
            )
            const ours = orderPaths(paths.filter(({ pathname }) => shareOf(pathname) === share.number))
            total = ours.length
            onProgress({ done, total })
            return [...ours]
          },
          render: async (...page) => {
            const response = await prerenderer.render(...page)
            done += 1
            onProgress({ done, total })
            return response
          },
        }))
      },
    },
  }
}
