// Names the parts of a bundled site.

/** Where a bundle has which part, below its own folder. */
export const bundleParts = {
  /** Scripts, styles and other files to publish as they are. */
  assets: 'assets',
  /** The bundled code that renders pages. */
  code: 'code',
  /** What Node has compiled that code to. */
  compiled: 'compiled',
  program: 'program.json',
} as const

/** A sheet of a page, with its place among the others; `content` if it is in the page itself. */
export interface Sheet {
  readonly depth: number
  readonly order: number
  readonly sheet: { readonly content?: string }
}

/** The styles of a route, as Astro keeps them while it builds. */
export interface RouteStyles {
  /** The route and its component. */
  readonly key: string
  readonly styles: readonly Sheet[]
}

/** What the bundled code needs to be given. */
export interface Program {
  /** The name of the script that starts a page's modules, among the other scripts. */
  readonly starter: string
  readonly routes: readonly RouteStyles[]
}
