// A folder, and which share of the site to render, in; that share's pages and files in the folder out.
import { type AstroIntegration, build } from 'astro'
import { orderPaths, sharePaths } from './share-paths.ts'

export interface Share {
  /** Its number, from 0. */
  readonly number: number
  /** How many processes render the site. */
  readonly of: number
}

/** How far a share is, in paths; of none at first, when all is bundled and nothing is known of the paths yet. */
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
    // What Astro keeps of prose says which file it was read from, also when that was in another content folder.
    force: true,
    // A line for each page would be forty thousand lines.
    logLevel: 'warn',
    integrations: [renderOnly(share, onProgress)],
  })
}

/** Leave to Astro only the paths of a share, and tell how many of them are done. */
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
