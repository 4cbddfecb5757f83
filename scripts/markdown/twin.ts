// Tells which pages have a Markdown twin, and where it is.

const named = '<link rel="alternate" type="text/markdown"'

/** Tell whether a page links to a Markdown twin. */
export function hasTwin(html: string): boolean {
  return html.includes(named)
}

/** Name the twin of a page's file. */
export function twinOf(file: string): string {
  return file.replace(/html$/, 'md')
}
