// Writes text of other people into Markdown so that none of it is read as Markdown.

/** Write text as inline code, also if it has backticks. */
export function toCode(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$/.test(line) ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** Write text as it is: characters that Markdown or HTML read are escaped. */
export function toPlain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|#~]/g, '\\$&')
    .replaceAll('@', '&#64;')
}

/** Write text as a block of code, also if it has fences. */
export function toBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

/** Write text for an HTML element in Markdown, where a backslash would be shown. */
export function toHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '&#64;' }
  return text.replace(/\s+/g, ' ').replace(/[&<>@]/g, (found) => names[found] ?? found)
}
