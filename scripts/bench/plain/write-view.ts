// Writes any view as plain HTML, Markdown or XML by its shape: lists, tables, links and headings from template strings.

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const isMissing = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  typeof value === 'function' ||
  (Array.isArray(value) && value.length === 0)

/** Return the fields that say something. */
const listFields = (fields: Fields) => Object.entries(fields).filter(([, value]) => !isMissing(value))

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function toText(value: string | number | boolean): string {
  const text = String(value)
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => escapes[character] ?? '') : text
}

/** Write a page: its frame, then its view. */
export function writePage(title: string, frame: unknown, view: unknown): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${toText(title)}</title></head><body><nav>${writeHtml(frame, 5)}</nav><main><h1>${toText(title)}</h1>${writeHtml(view, 2)}</main></body></html>\n`
}

function writeHtml(value: unknown, level: number): string {
  if (isMissing(value)) return ''
  if (isPlain(value)) return toText(value)
  if (Array.isArray(value)) return writeHtmlList(value, level)
  if (!isFields(value)) return ''
  const { href, ...rest } = value
  if (typeof href === 'string') return `<a href="${toText(href)}">${writeHtmlFields(rest, level)}</a>`
  return writeHtmlFields(value, level)
}

function writeHtmlFields(fields: Fields, level: number): string {
  const tag = `h${Math.min(level, 6)}`
  return listFields(fields)
    .map(([name, value]) =>
      isPlain(value) ? `${toText(value)} ` : `<${tag}>${name}</${tag}>${writeHtml(value, level + 1)}`,
    )
    .join('')
}

/** HTML does not need the end of a cell, a row or an item. */
function writeHtmlList(items: readonly unknown[], level: number): string {
  const [first] = items
  if (items.every(isPlain)) return `<p>${items.map((item) => toText(item)).join(' ')}</p>`
  // Fields of one shape are the rows of a table.
  if (isFields(first) && Object.keys(first).length > 2) {
    const head = Object.keys(first).map((name) => `<th>${name}`)
    const rows = items.filter(isFields).map((item) => {
      const cells = Object.values(item).map((value) => `<td>${writeHtml(value, level + 1)}`)
      return `<tr>${cells.join('')}`
    })
    return `<table><tr>${head.join('')}${rows.join('')}</table>`
  }
  return `<ul>${items.map((item) => `<li>${writeHtml(item, level + 1)}`).join('')}</ul>`
}

/** Write a view as Markdown: a heading for each list, and a line for each item. Twins of pages have at most 40 kB. */
export function writeMarkdown(title: string, view: unknown): string {
  return `# ${title}\n\n${writeLines(view, 2).slice(0, 40_000)}\n`
}

function writeLines(value: unknown, level: number): string {
  if (isMissing(value)) return ''
  if (isPlain(value)) return String(value)
  if (Array.isArray(value)) return value.map((item) => `- ${writeLines(item, level + 1)}`).join('\n')
  if (!isFields(value)) return ''
  return listFields(value)
    .map(([name, field]) =>
      isPlain(field)
        ? `${name}: ${field}`
        : `\n${'#'.repeat(Math.min(level, 6))} ${name}\n\n${writeLines(field, level + 1)}\n`,
    )
    .join(', ')
}

/** Write a view as XML: an element for each field. */
export function writeXml(name: string, value: unknown): string {
  if (isMissing(value)) return ''
  if (isPlain(value)) return `<${name}>${toText(value)}</${name}>`
  if (Array.isArray(value)) return value.map((item) => writeXml(name, item)).join('')
  if (!isFields(value)) return ''
  const inner = listFields(value).map(([field, part]) => writeXml(field, part))
  return `<${name}>${inner.join('')}</${name}>`
}
