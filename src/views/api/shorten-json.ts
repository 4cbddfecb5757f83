// Writes a JSON value for reading, with each list cut to its first entries and a line that counts the rest.

const shown = 2
/** The number of characters that fit on one line of a phone. */
const width = 36

/** Write a value as JSON for reading, with short lists. */
export function shortenJson(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return writeLine(value)
  // A long list can have thousands of entries, of which only the first are written.
  const line = hasLongList(value) ? undefined : writeLine(value)
  if (line !== undefined && line.length <= width) return line
  const deeper = `${indent}  `
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}\n${listParts(value, deeper)
    .map((part) => deeper + part)
    .join('\n')}\n${indent}${close}`
}

function listParts(value: object, indent: string): readonly string[] {
  if (!Array.isArray(value)) {
    const fields = Object.entries(value).map(
      ([name, field]) => `${JSON.stringify(name)}: ${shortenJson(field, indent)}`,
    )
    return fields.map((field, i) => (i < fields.length - 1 ? `${field},` : field))
  }
  const entries = value.slice(0, shown).map((entry) => shortenJson(entry, indent))
  const more = value.length - entries.length
  const isLast = (i: number) => more === 0 && i === entries.length - 1
  return [
    ...entries.map((entry, i) => (isLast(i) ? entry : `${entry},`)),
    ...(more === 0 ? [] : [`… ${more.toLocaleString('en')} more`]),
  ]
}

function writeLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${writeLine(field)}`)
  return `{${fields.join(', ')}}`
}

function hasLongList(value: object): boolean {
  if (Array.isArray(value) && value.length > shown) return true
  return Object.values(value).some(
    (inside) => typeof inside === 'object' && inside !== null && hasLongList(inside),
  )
}
