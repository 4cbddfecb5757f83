// Renders one share of the site for the process that forked this one: `render-process.ts FOLDER NUMBER OF`.
import { renderShare } from './render-share.ts'

const [dir = '', number = '', of = ''] = process.argv.slice(2)

// Whoever forked this is gone, and with it the use of what is rendered.
const stop = () => process.exit(1)
process.on('disconnect', stop)

try {
  await renderShare(dir, { number: Number(number), of: Number(of) }, (rendered) => process.send?.(rendered))
  process.off('disconnect', stop)
  process.disconnect()
} catch (error) {
  console.error(error)
  process.exit(1)
}
