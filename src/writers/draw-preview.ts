// Draws a preview image as a PNG. It is often shown small, so its text must be readable at a width of 300 pixels.
import { readFileSync } from 'node:fs'
import { type PreviewView, previewSize } from '../views/frame/preview-view.ts'
import { themeColors } from '../views/frame/theme-colors.ts'
import { makeBox, makePicture, textBox } from './boxes.ts'
import { drawPng } from './draw-png.ts'

const { paper, ink, quiet, line, accent, icon } = themeColors

const css = `
.card { display: flex; flex-direction: column; width: 100%; height: 100%; padding: 56px 72px 52px;
  background: ${paper}; color: ${ink}; font-family: Inter; border-left: 24px solid ${icon} }
.head, .figures, .figure { display: flex; flex-direction: row }
.head { align-items: center; gap: 22px; color: ${quiet}; font-size: 40px; font-weight: 500 }
.mark { width: 64px; height: 64px }
.promise { display: flex; flex-grow: 1; align-items: center; font-size: 92px; font-weight: 700;
  line-height: 1.08; letter-spacing: -0.025em; text-wrap: balance }
.figures { gap: 56px; padding-top: 28px; border-top: 3px solid ${line} }
.figure { align-items: baseline; gap: 14px }
.number { color: ${accent}; font-size: 56px; font-weight: 700 }
.noun { color: ${quiet}; font-size: 38px; font-weight: 500 }
`

/** Draw the preview image of a kind of page. */
export function drawPreview({ siteTitle, promise, figures }: PreviewView): Promise<Uint8Array<ArrayBuffer>> {
  const mark = readFileSync('public/favicon.svg')
  const counts = figures.map(({ number, noun }) =>
    makeBox('figure', textBox('number', number), textBox('noun', noun)),
  )
  const node = makeBox(
    'card',
    makeBox('head', makePicture('mark', mark), textBox('site', siteTitle)),
    textBox('promise', promise),
    makeBox('figures', ...counts),
  )
  return drawPng({ node, css, ...previewSize })
}
