// Writes the fields of a page's filter as a query string, and matches typed words against a text.

/** Write a filter's fields as a query string, including the question mark; fields without a value are omitted. */
export function formatQuery(fields: readonly (readonly [name: string, value: string])[]): string {
  const query = new URLSearchParams(fields.filter(([, value]) => value !== '').map((field) => [...field]))
  return query.size === 0 ? '' : `?${query}`
}

/** Check whether a text, in lowercase, contains every word that was typed, in any case and order. */
export function hasWords(text: string, typed: string): boolean {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
