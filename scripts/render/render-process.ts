// Renders one share of the site for the process that forked this one: `render-process.ts FOLDER NUMBER OF`.
import { type Rendered, renderShare } from './render-share.ts'

const [dir = '', number = '', of = ''] = process.argv.slice(2)

// Whoever forked this is gone, and with it the use of what is rendered.
const stop = () => process.exit(1)
process.on('disconnect', stop)

/** Milliseconds between two words to it: one for each page would take longer than many a page. */
const pause = 200
let reportedAt = Number.NEGATIVE_INFINITY

function tell(rendered: Rendered): void {
  const isLast = rendered.done === rendered.total
  if (!isLast && performance.now() - reportedAt < pause) return
  reportedAt = performance.now()
  process.send?.(rendered)
}

try {
  await renderShare(dir, { number: Number(number), of: Number(of) }, tell)
  process.off('disconnect', stop)
  process.disconnect()
} catch (error) {
  console.error(error)
  process.exit(1)
}
