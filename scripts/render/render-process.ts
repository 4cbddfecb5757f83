// Renders one share of a bundled site for its parent process, which sends what to do in one message.
import { type Rendered, renderShare, type Share, type SharePlaces } from './render-share.ts'
import type { RenderedShare } from './rendered-share.ts'

/** What to render, and where to. */
export interface ShareRequest extends Share, SharePlaces {
  readonly bundle: string
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

process.once('message', async ({ bundle, dir, keepIn, ...share }: ShareRequest) => {
  try {
    await renderShare(bundle, { dir, ...(keepIn && { keepIn }) }, share, {
      onProgress: report,
      takeNext,
      onChanged: (changed) => process.send?.({ changed }),
      onSearched: (searched) => process.send?.({ searched }),
      onMade: (made) => send({ made }),
    })
    await send({ isKept: true })
    process.off('disconnect', stop)
    process.disconnect()
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
})

/** Ask the parent process for the number of the next group. */
function takeNext(): Promise<number> {
  return new Promise((resolve) => {
    process.once('message', ({ next }: { readonly next: number }) => resolve(next))
    process.send?.({ isFree: true })
  })
}

function send(message: { readonly made: RenderedShare } | { readonly isKept: true }): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()))
  })
}
