// Splits a list of policies, sorted by name, into parts and names each part.
import { splitName } from '../words/names.ts'

/**
 * The most rows in a part. A page with this many rows, the filter's names of every AWS service, styles and scripts is
 * about 35 kB compressed; the limit for a page is 40.
 */
export const mostInPart = 200

/** How many rows a cut may move, so that it falls between families of names, not within one. */
const mostMoved = 10

export interface PolicyPart<Policy> {
  /** From 1. */
  readonly number: number
  readonly policies: readonly Policy[]
  /**
   * The first and last name, each just long enough to differ from the neighboring part:
   * `AWSIoTTwin… to AmazonBedrock…`.
   */
  readonly range: string
}

/** Split a list of policies into a few parts of similar length. */
export function partPolicies<Policy extends { readonly name: string }>(
  policies: readonly Policy[],
): readonly PolicyPart<Policy>[] {
  const words = policies.map(({ name }) => splitName(name))
  const starts = placeStarts(words)
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? policies.length
    const first = shortenName(words[start], words[start - 1])
    const last = shortenName(words[end - 1], words[end])
    const range = first === last ? first : `${first} to ${last}`
    return { number: i + 1, policies: policies.slice(start, end), range }
  })
}

type Words = readonly string[]

/** Find where parts start: evenly spaced, then moved to where neighboring names share the fewest leading words. */
function placeStarts(names: readonly Words[]): readonly number[] {
  if (names.length <= mostInPart) return [0]
  const count = Math.ceil(names.length / (mostInPart - 2 * mostMoved))
  const shared = (place: number) => countShared(names[place], names[place - 1])
  return Array.from({ length: count }, (_, i) => {
    const even = Math.round((i * names.length) / count)
    if (i === 0) return even
    const near = Array.from({ length: 2 * mostMoved + 1 }, (_, j) => even - mostMoved + j)
    const [best = even] = near.sort(
      (a, b) => shared(a) - shared(b) || Math.abs(a - even) - Math.abs(b - even),
    )
    return best
  })
}

/** Count the leading words that both names share. */
function countShared(words: Words = [], others: Words = []): number {
  const differsAt = words.findIndex((word, i) => word !== others[i])
  return differsAt < 0 ? words.length : differsAt
}

/** The fewest words that identify a name: nearly every name begins with AWS or Amazon. */
const fewestWords = 2

/** Shorten a name to the words that distinguish it from its neighbor. */
function shortenName(words: Words = [], beside: Words = []): string {
  const kept = Math.max(fewestWords, countShared(words, beside) + 1)
  return kept < words.length ? `${words.slice(0, kept).join('')}…` : words.join('')
}
