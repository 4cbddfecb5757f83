// Writes where a policy of a link comes from, and reads it.

/** A policy as a link has it: one in the catalog by name and version, an example, or a text that was packed. */
export type PolicySource =
  | { readonly kind: 'named'; readonly name: string; readonly version?: string }
  | { readonly kind: 'example'; readonly slug: string }
  | { readonly kind: 'packed'; readonly packed: string }

/** The first part of every fragment. A later format has another number. */
export const linkVersion = 'v1'

/** How much a link can have. */
export const mostInLink = { fragment: 300_000, policies: 20 }

/** Encode a text, but leave the characters of names and ARNs readable. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(3A|2F|40|2C)/g, (code) => decodeURIComponent(code))
}

/** Decode a text; undefined if it cannot be decoded. */
export function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Write a source: `Name@v4`, `example:slug` or `text:packed`. */
export function writeSource(source: PolicySource): string {
  if (source.kind === 'named')
    return source.version === undefined ? source.name : `${source.name}@${source.version}`
  return source.kind === 'example' ? `example:${source.slug}` : `text:${source.packed}`
}

/** Read a source that may be encoded; undefined if it is none. */
export function readSource(written: string): PolicySource | undefined {
  const text = decode(written)
  if (text === undefined) return undefined
  const [, kind, rest = ''] = /^(text|example):(.*)$/s.exec(text) ?? []
  if (kind === 'text') return /^[bz]\.[\w-]*$/.test(rest) ? { kind: 'packed', packed: rest } : undefined
  if (kind === 'example') return /^[a-z0-9-]{1,100}$/.test(rest) ? { kind: 'example', slug: rest } : undefined
  const [, name, id] = /^([\w+=,.-]{1,128})(?:@(v\d{1,6}))?$/.exec(text) ?? []
  if (name === undefined) return undefined
  return { kind: 'named', name, ...(id !== undefined && { version: id }) }
}

/** Quote a text of a link in a message. */
export function quoteLink(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)
}
