// A JSON value in, every text and field name in it with a character that nobody sees out.
import type { Finding, JsonPath } from './finding.ts'

// Control characters but tab and line break, halves of characters, characters that turn the direction of reading,
// stand for nothing, or are not characters at all: they make a text look like another, or cannot be in an address.
const unseen =
  /(?![\t\n])\p{Cc}|\p{Cs}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Noncharacter_Code_Point}/u

/** Write such characters by their numbers, so that a text shows what it holds and moves nothing on a terminal. */
export function escapeUnseen(text: string): string {
  return text.replace(new RegExp(unseen, 'gu'), (character) => `\\u{${hexOf(character)}}`)
}

/** Find what a reader of the catalog would not see. */
export function findUnseenCharacters(value: unknown, at: JsonPath = []): readonly Omit<Finding, 'file'>[] {
  if (typeof value === 'string') return explain(value, at, 'a text')
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
      expected: 'only characters that a reader sees',
      tip: 'Remove it: it can make a text look like another one.',
    },
  ]
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
}
