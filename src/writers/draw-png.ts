// Draws a tree of boxes as a PNG that has the same bytes on every machine.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initSync, type Node, Renderer } from '@takumi-rs/wasm'

/** A picture to draw; sizes are in pixels. */
export interface Drawing {
  readonly node: Node
  readonly css: string
  readonly width: number
  readonly height: number
}

/** The typeface comes from a package, so that pictures do not depend on the fonts of a machine. */
const weights = [500, 700] as const

// A build moves this file into a bundle elsewhere, so packages are resolved from the working directory.
const { resolve } = createRequire(join(process.cwd(), 'package.json'))

let renderer: Promise<Renderer> | undefined

/** Draw a picture as a PNG. */
export async function drawPng({ node, css, width, height }: Drawing): Promise<Uint8Array<ArrayBuffer>> {
  renderer ??= prepareRenderer()
  return (await renderer).render(node, { css: [css], width, height, format: 'png', lang: 'en' })
}

async function prepareRenderer(): Promise<Renderer> {
  initSync({ module: readFileSync(resolve('@takumi-rs/wasm/takumi_wasm_bg.wasm')) })
  const prepared = new Renderer()
  for (const weight of weights) {
    const data = readFileSync(resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`))
    await prepared.registerFont({ name: 'Inter', weight, style: 'normal', data })
  }
  return prepared
}
