// Draws the site's icon as a PNG of a given size and shape.
import { readFileSync } from 'node:fs'
import type { Icon } from '../views/frame/manifest-view.ts'
import { themeColors } from '../views/frame/theme-colors.ts'
import { makeBox, makePicture } from './boxes.ts'
import { drawPng } from './draw-png.ts'

const css = `
.field { display: flex; align-items: center; justify-content: center; width: 100%; height: 100% }
.filled { background: ${themeColors.icon} }
.mark { width: 100%; height: 100% }
.inset { width: 80%; height: 80% }
`

/** Draw the icon as a PNG; areas that are not filled are transparent. */
export function drawIcon({ size, shape }: Icon): Promise<Uint8Array<ArrayBuffer>> {
  const mark = makePicture(
    shape === 'filled with a margin' ? 'inset' : 'mark',
    readFileSync('public/favicon.svg'),
  )
  const node = makeBox(shape === 'own' ? 'field' : 'field filled', mark)
  return drawPng({ node, css, width: size, height: size })
}
