// Splits a text at its placeholders, such as <accountId>, and replaces them with values.

/** A piece of a text: literal text, or the name of a placeholder. */
export type PlaceholderPiece = { readonly text: string } | { readonly name: string }

const placeholder = /<([a-z][A-Za-z0-9]*)>/g

/** Split a text at its placeholders. Joining the pieces, with each name written as `<name>`, restores the text. */
export function splitPlaceholders(text: string): readonly PlaceholderPiece[] {
  // Splitting at a pattern with one group gives text, name, text, name, …, text.
  return text
    .split(placeholder)
    .map((piece, i) => (i % 2 === 0 ? { text: piece } : { name: piece }))
    .filter((piece) => !('text' in piece && piece.text === ''))
}

/** List the placeholders of a text, each once, in order. */
export function listPlaceholders(text: string): readonly string[] {
  return [...new Set(splitPlaceholders(text).flatMap((piece) => ('name' in piece ? [piece.name] : [])))]
}

/** Replace placeholders with values. Those without a value stay; nothing in a value is read as a placeholder. */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(placeholder, (whole, name: string) => values.get(name) ?? whole)
}
