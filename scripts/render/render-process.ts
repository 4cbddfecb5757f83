// Renders one share of a bundled site for its parent process, which sends what to do in one message.
import { type Rendered, renderShare, type Share } from './render-share.ts'

/** What to render, and where to. */
export interface ShareRequest extends Share {
  readonly bundle: string
  readonly dir: string
}

// When the parent process is gone, nobody needs the result.
const stop = () => process.exit(1)
process.on('disconnect', stop)

/** Milliseconds between two progress messages: sending one can take longer than rendering a page. */
const pause = 200
let reportedAt = Number.NEGATIVE_INFINITY

function report(rendered: Rendered, isLast = false): void {
  if (!isLast && performance.now() - reportedAt < pause) return
  reportedAt = performance.now()
  process.send?.({ rendered })
}

process.once('message', async ({ bundle, dir, ...share }: ShareRequest) => {
  try {
    const onChanged = (changed: readonly string[]) => process.send?.({ changed })
    const made = await renderShare(bundle, dir, share, { onProgress: report, onChanged })
    process.send?.({ made }, undefined, undefined, () => {
      process.off('disconnect', stop)
      process.disconnect()
    })
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
})
