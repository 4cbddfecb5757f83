// Policies in the order of their names in; the parts into which their list is cut, and what each part is called, out.
import { splitName } from '../words/names.ts'

/**
 * So many rows, with the filter's names of every AWS service, styles and scripts, weigh some 35 kB compressed; a page may
 * weigh 40.
 */
export const mostInPart = 200

/** By so many rows a cut may move, so that it falls between families of names rather than within one. */
const mostMoved = 10

export interface PolicyPart<Policy> {
  /** From 1. */
  readonly number: number
  readonly policies: readonly Policy[]
  /** As much of the first and the last name as tells this part from those beside it: `AWSIoTTwin… to AmazonBedrock…`. */
  readonly range: string
}

/** Cut a list of policies into as few parts as it takes, all about as long. */
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

/** Find where parts begin: evenly spread, each moved to where the names before and after share the fewest words. */
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

/** Count the words with which both names begin. */
function countShared(words: Words = [], others: Words = []): number {
  const differsAt = words.findIndex((word, i) => word !== others[i])
  return differsAt < 0 ? words.length : differsAt
}

/** The fewest words of a name that say something: nearly every name begins with AWS or Amazon. */
const fewestWords = 2

/** Shorten a name to the words that tell it from the one beside it. */
function shortenName(words: Words = [], beside: Words = []): string {
  const kept = Math.max(fewestWords, countShared(words, beside) + 1)
  return kept < words.length ? `${words.slice(0, kept).join('')}…` : words.join('')
}
