// Describes a page or file that is made from a view.

export interface PlainPath {
  readonly pathname: string
  /** Build the view, or the text of a CSV file. */
  readonly toView: () => unknown
  /** Whether a page has a Markdown twin. */
  readonly hasTwin: boolean
}

/** Describe a file, or a page without a Markdown twin. */
export const at = (pathname: string, toView: () => unknown): PlainPath => ({
  pathname,
  toView,
  hasTwin: false,
})
/** Describe a page that has a Markdown twin, unless `hasTwin` says otherwise. */
export const twin = (pathname: string, toView: () => unknown, hasTwin = true): PlainPath => ({
  pathname,
  toView,
  hasTwin,
})
