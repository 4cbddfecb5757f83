// Reloads open pages in development when the content changes, or shows its faults in Vite's overlay.
import { fileURLToPath } from 'node:url'
import type { AstroIntegration, HookParameters } from 'astro'
import { contentRoot } from '../../src/data/content-root.ts'
import { toErrorOverlay, toFaultOverlay } from './fault-overlay.ts'
import { runInTurn } from './run-in-turn.ts'
import { watchFolder } from './watch-folder.ts'

type Setup = HookParameters<'astro:server:setup'>

/** Every page gets its records from this module. */
const siteModule = fileURLToPath(new URL('../../src/pages/_site.ts', import.meta.url))
const checkModule = fileURLToPath(new URL('../content/check-content.ts', import.meta.url))

/** Reload the records of the development server when they change; while they have faults, the last valid ones stay. */
export function reloadContent(): AstroIntegration {
  let stop: (() => void) | undefined
  return {
    name: 'reload-content',
    hooks: {
      'astro:server:setup': (setup) => {
        stop = watchContent(setup)
      },
      'astro:server:done': () => stop?.(),
    },
  }
}

function watchContent({ server, logger }: Setup): () => void {
  const root = contentRoot()
  const { hot } = server.environments.client
  let overlay: Awaited<ReturnType<typeof findFaults>>
  let isChecked = false
  let isChanged = false

  const check = runInTurn(async () => {
    const isReload = isChanged
    isChecked = true
    isChanged = false
    overlay = await findFaults(server, root)
    if (overlay !== undefined) {
      logger.error(`\n${overlay.err.message}`)
      hot.send(overlay)
    } else if (isReload) {
      logger.info('the records have changed')
      // Vite does the rest: it invalidates the module and everything that imports it, and reloads the pages.
      server.watcher.emit('change', siteModule)
    }
  })

  // A page that is opened in the meantime shows the faults too; the first page does not wait for a check.
  hot.on('vite:client:connect', () => {
    if (overlay !== undefined) hot.send(overlay)
    else if (!isChecked) check()
  })
  return watchFolder(root, (file) => {
    // Prose is a content collection, which Astro watches.
    if (file.endsWith('.mdx')) return
    isChanged = true
    check()
  })
}

async function findFaults(server: Setup['server'], root: string) {
  try {
    // Load through Vite, so that a change of the lint's own code takes effect right away.
    const { checkContent } = (await server.ssrLoadModule(
      checkModule,
    )) as typeof import('../content/check-content.ts')
    const { faults } = await checkContent(root)
    return faults.length === 0 ? undefined : toFaultOverlay(faults)
  } catch (error) {
    return toErrorOverlay(error)
  }
}
