// Replaces the part of a text that a command writes.

/** Put `part` between the two comments of that name. Throws if the text has no place for it. */
export function replacePart(text: string, name: string, command: string, part: string): string {
  const start = `<!-- ${name}: written by \`npm run ${command}\` -->`
  const end = `<!-- /${name} -->`
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`there is no place for the ${name}: ${start} … ${end}`)
  return `${text.slice(0, from)}${start}\n${part}\n${text.slice(to)}`
}
