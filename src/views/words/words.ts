// Builds sentences: counts, lists of names, and phrases in which names are set as code.

/** A piece of a sentence: plain text, or a name to be set as code. */
export type Phrase = string | { readonly code: string }

/** Join phrases into plain text, for feeds, titles and JSON. */
export function phrasesToText(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => (typeof phrase === 'string' ? phrase : phrase.code)).join('')
}

/** Format a count with its noun: `1 action`, `2,140 actions`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`
}

/** Format a difference with its sign: `+210`, `−1`. */
export function formatDifference(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(difference).toLocaleString('en')}`
}

/** Join parts with commas and a final "and". */
export function joinPhrases(parts: readonly (readonly Phrase[])[]): readonly Phrase[] {
  return parts.flatMap((part, i) => [...(i === 0 ? [] : [i === parts.length - 1 ? ' and ' : ', ']), ...part])
}

/** List up to `most` names as code, then count the rest. */
export function listNames(names: readonly string[], most = 4): readonly Phrase[] {
  const named = names.length <= most + 1 ? names : names.slice(0, most)
  const rest = names.length - named.length
  const parts: readonly (readonly Phrase[])[] = named.map((code) => [{ code }])
  return joinPhrases(rest === 0 ? parts : [...parts, [`${rest.toLocaleString('en')} more`]])
}

/** Cut text from outside the site to a length that a page can show. */
export function cutText(text: string, most = 300): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

/** Explain missing version numbers. A version that the history missed looks just like one that AWS skipped. */
export function describeSkipped(skipped: string): string {
  return `${skipped}: not recorded. AWS skips some version numbers, and a history can miss a version.`
}

/** Format missing version numbers: `v32 to v41`, or a single `v7`. */
export function formatSkipped(numbers: readonly number[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)]
  return first === last ? `v${first}` : `v${first} to v${last}`
}
