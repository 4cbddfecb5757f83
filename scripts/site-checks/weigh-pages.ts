// Weighs what each page of a built site loads when it is opened.

import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type SiteFiles, selectOwn } from '../site/site-files.ts'

/** A file that a page loads; sizes in bytes. */
export interface Part {
  readonly file: string
  readonly kind: 'page' | 'style' | 'script'
  readonly raw: number
  readonly gzip: number
}

export interface WeighedPage {
  readonly file: string
  /** The page itself first. */
  readonly parts: readonly Part[]
  /** All of it, compressed with gzip. */
  readonly weight: number
}

/** Weigh every page of a site that is served under `base`. */
export function weighPages(site: SiteFiles, base: string): readonly WeighedPage[] {
  const listParts = createScale(site, base)
  return selectOwn(site, '.html').map((file) => {
    const parts = listParts(file)
    return { file, parts, weight: sumOf(parts) }
  })
}

/** Add up what is transferred, compressed with gzip. */
export function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { gzip }) => sum + gzip, 0)
}

/** Make a function that lists what a page loads; a file that many pages share is read once. */
function createScale({ dir }: SiteFiles, base: string): (page: string) => readonly Part[] {
  const shared = new Map<string, readonly Part[]>()

  const weigh = (file: string, kind: Part['kind']): Part & { readonly text: string } => {
    const bytes = readFileSync(join(dir, file))
    return { file, kind, raw: bytes.length, gzip: gzipSync(bytes).length, text: bytes.toString() }
  }
  /** Weigh a script with everything that it imports or starts. */
  const weighScript = (file: string): readonly Part[] => {
    const known = shared.get(file)
    if (known !== undefined) return known
    const { text, ...part } = weigh(file, 'script')
    shared.set(file, [part])
    // Pagefind's files load only when a reader searches.
    const needed = file.startsWith('pagefind/') ? [] : listScripts(text, file, base)
    const parts = [part, ...needed.flatMap(weighScript)]
    shared.set(file, parts)
    return parts
  }
  const weighStyle = (file: string): readonly Part[] => {
    const { text: _, ...part } = weigh(file, 'style')
    const parts = shared.get(file) ?? [part]
    shared.set(file, parts)
    return parts
  }

  return (page) => {
    const { text, ...part } = weigh(page, 'page')
    const here = (address: string | undefined) => (address ?? '').slice(base.length)
    const styles = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => here(href))
    const [, modules = '', starter = ''] =
      text.match(/<script data-modules="([^"]+)"(?: src="([^"]+)")?/) ?? []
    const scripts = [...modules.split(' '), starter].filter(Boolean).map(here)
    const loaded = [...styles.flatMap(weighStyle), ...scripts.flatMap(weighScript)]
    return [part, ...new Map(loaded.map((one) => [one.file, one])).values()]
  }
}

/** Measure the bytes of a file as a host that supports Brotli sends it. */
export function measureBrotli({ dir }: SiteFiles, file: string): number {
  // The best quality is slow, and few hosts use it for what they compress on the fly.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
  return brotliCompressSync(readFileSync(join(dir, file)), { params }).length
}

/**
 * List the scripts that a bundle names, as in `import "./a.js"` and `new URL("/_astro/worker.js", …)`, without those that
 * it loads later with `import()`.
 */
function listScripts(text: string, file: string, base: string): readonly string[] {
  const atOnce = text.replaceAll(/\bimport\([^)]*\)/g, '')
  return [...atOnce.matchAll(/["'`]((?:\.\/|\/)[\w./-]+\.js)["'`]/g)].map(([, address = '']) =>
    address.startsWith('.') ? posix.join(posix.dirname(file), address) : address.slice(base.length),
  )
}
