// A tree of boxes and its style in; a PNG, the same bytes on every machine, out.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initSync, type Node, Renderer } from '@takumi-rs/wasm'

/** A picture to be drawn; sizes in pixels. */
export interface Drawing {
  readonly node: Node
  readonly css: string
  readonly width: number
  readonly height: number
}

/** The typeface comes from a package, so that no machine's own fonts decide what a picture looks like. */
const weights = [500, 700] as const

// A build bundles this file to another place, so packages are looked up from where the command runs.
const { resolve } = createRequire(join(process.cwd(), 'package.json'))

let renderer: Promise<Renderer> | undefined

/** Draw a picture as PNG. */
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
