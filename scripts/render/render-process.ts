// Renders one share of a bundled site for its parent process: `render-process.ts BUNDLE FOLDER NUMBER OF`.
import { type Rendered, renderShare } from './render-share.ts'

const [bundle = '', dir = '', number = '', of = ''] = process.argv.slice(2)

// When the parent process is gone, nobody needs the result.
const stop = () => process.exit(1)
process.on('disconnect', stop)

/** Milliseconds between two progress messages: sending one can take longer than rendering a page. */
const pause = 200
let reportedAt = Number.NEGATIVE_INFINITY

function report(rendered: Rendered): void {
  const isLast = rendered.done === rendered.total
  if (!isLast && performance.now() - reportedAt < pause) return
  reportedAt = performance.now()
  process.send?.(rendered)
}

try {
  await renderShare(bundle, dir, { number: Number(number), of: Number(of) }, report)
  process.off('disconnect', stop)
  process.disconnect()
} catch (error) {
  console.error(error)
  process.exit(1)
}
