// Splits a pattern into steps, one for each character, wildcard or policy variable.

/**
 * One step of a pattern. A policy variable `${…}` is unknown text; `${*}`, `${?}` and `${$}` are the
 * characters themselves. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export type PatternToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly text: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'any' }

/** Read a pattern as a list of steps. */
export function tokensOf(pattern: string): readonly PatternToken[] {
  if (!pattern.includes('${')) return [...spreadStars(pattern)].map((piece) => toToken(piece))
  // No variable can start after the last closing brace, and searching for its end there again and again is slow.
  const end = pattern.lastIndexOf('}') + 1
  const pieces = spreadStars(pattern.slice(0, end)).matchAll(/\$\{([*?$])\}|\$\{[^}]*\}|[\s\S]/gu)
  return [
    ...[...pieces].map(([piece, escaped]) => toToken(piece, escaped)),
    ...[...spreadStars(pattern.slice(end))].map((piece) => toToken(piece)),
  ]
}

function toToken(piece: string, escaped?: string): PatternToken {
  if (escaped !== undefined) return { kind: 'text', text: escaped }
  if (piece === '*') return { kind: 'any' }
  if (piece === '?') return { kind: 'one' }
  return { kind: piece.startsWith('${') ? 'variable' : 'text', text: piece }
}

/**
 * Write runs of wildcards that match the same texts in the same way, `*?`, `?*` and `**?` as `*?*`, so that equal
 * patterns have equal steps, and unknown text finds the `*` on either side of a `?`.
 */
function spreadStars(pattern: string): string {
  // Most patterns have no two wildcards side by side.
  if (!/[*?]{2}/.test(pattern)) return pattern
  // Without a closing brace there is no variable to leave unchanged.
  const runs = pattern.includes('}') ? /\$\{[^}]*\}|[*?]+/g : /[*?]+/g
  return pattern.replace(runs, (run) =>
    run.startsWith('$') || !run.includes('*') ? run : `*${run.replaceAll('*', '').replaceAll('?', '?*')}`,
  )
}

/** Replace each policy variable with `*`. */
export function hideVariables(pattern: string): string {
  const end = pattern.lastIndexOf('}') + 1
  return pattern.slice(0, end).replace(/\$\{[^}]*\}/g, '*') + pattern.slice(end)
}

/** The characters that start or end a wildcard or a policy variable; all others are written in only one way. */
export const special = new Set(['*', '?', '$', '}'])
