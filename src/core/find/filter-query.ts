// What every filter of a page shares: its fields in, a query string out; and what was typed held against a text.

/** Write a filter's fields as a query string, with its question mark; fields without a value are left out. */
export function formatQuery(fields: readonly (readonly [name: string, value: string])[]): string {
  const query = new URLSearchParams(fields.filter(([, value]) => value !== '').map((field) => [...field]))
  return query.size === 0 ? '' : `?${query}`
}

/** Tell whether a text, in lower case, has every word that was typed, in any case and order. */
export function hasWords(text: string, typed: string): boolean {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
