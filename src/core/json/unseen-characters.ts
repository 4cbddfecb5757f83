// Finds invisible characters in the strings and field names of a JSON value.
import type { Finding, JsonPath } from './finding.ts'

// Control characters except tab and line break, lone surrogates, characters that change the reading direction or have
// no width, and noncharacters: they make one text look like another, or cannot appear in a URL.
const unseen =
  /(?![\t\n])\p{Cc}|\p{Cs}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Noncharacter_Code_Point}/u

/** Escape such characters by code point, so that a text shows what it contains and cannot control a terminal. */
export function escapeUnseen(text: string): string {
  return text.replace(new RegExp(unseen, 'gu'), (character) => `\\u{${hexOf(character)}}`)
}

// Nearly all texts have no such character, and this is quicker to find out.
const outsideAscii = /[^\t\n -~]/

/** Tell whether a JSON text may contain such characters, as they are or escaped; few texts do. */
export function mayHaveUnseen(json: string): boolean {
  return json.includes('\\u') || (outsideAscii.test(json) && unseen.test(json))
}

/** Find the characters that a reader of the catalog would not see. */
export function findUnseenCharacters(value: unknown, at: JsonPath = []): readonly Omit<Finding, 'file'>[] {
  if (typeof value === 'string') return explain(value, at, 'a string')
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, i) => findUnseenCharacters(item, [...at, i]))
  return Object.entries(value).flatMap(([name, inner]) => [
    ...explain(name, [...at, name], 'a field name'),
    ...findUnseenCharacters(inner, [...at, name]),
  ])
}

function explain(text: string, at: JsonPath, what: string): readonly Omit<Finding, 'file'>[] {
  const character = unseen.exec(text)?.[0]
  if (character === undefined) return []
  const name = `U+${hexOf(character).padStart(4, '0')}`
  return [
    {
      at,
      found: `${what} with the character ${name}`,
      expected: 'only characters that a reader can see',
      tip: 'Remove it: it can make one text look like another.',
    },
  ]
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
}
