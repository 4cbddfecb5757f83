/** A piece of a sentence: plain words, or a name to be set as code. */
export type Phrase = string | { readonly code: string }

/** Join phrases into plain text, for feeds, titles and JSON. */
export function phrasesToText(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => (typeof phrase === 'string' ? phrase : phrase.code)).join('')
}

/** Write a count with its noun: `1 action`, `2,140 actions`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`
}

/** Write a difference with its sign: `+210`, `−1`. */
export function formatDifference(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${Math.abs(difference).toLocaleString('en')}`
}

/** Join parts with commas and a last "and". */
export function joinPhrases(parts: readonly (readonly Phrase[])[]): readonly Phrase[] {
  return parts.flatMap((part, i) => [...(i === 0 ? [] : [i === parts.length - 1 ? ' and ' : ', ']), ...part])
}

/** Name up to `most` things as code, and say how many are left. */
export function listNames(names: readonly string[], most = 4): readonly Phrase[] {
  const named = names.length <= most + 1 ? names : names.slice(0, most)
  const rest = names.length - named.length
  const parts: readonly (readonly Phrase[])[] = named.map((code) => [{ code }])
  return joinPhrases(rest === 0 ? parts : [...parts, [`${rest.toLocaleString('en')} more`]])
}

/** Cut a text that somebody else wrote to what a page can show. */
export function cutText(text: string, most = 300): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text
}

/** Say that version numbers were left out; one that a history missed looks just like one that AWS skipped. */
export function describeSkipped(skipped: string): string {
  return `${skipped}: not recorded. AWS skips numbers, and a history can miss a version.`
}

/** Write version numbers that were left out: `v32 to v41`, or a single `v7`. */
export function formatSkipped(numbers: readonly number[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)]
  return first === last ? `v${first}` : `v${first} to v${last}`
}
