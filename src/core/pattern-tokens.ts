// A pattern's text in; its steps, one a character, wildcard or policy variable, out.

/**
 * One step of a pattern. A policy variable `${…}` is unknown text; `${*}`, `${?}` and `${$}` are the
 * characters themselves. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly text: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'any' }

/** Read a pattern as a list of steps. */
export function tokensOf(pattern: string): readonly Token[] {
  const pieces = spreadStars(pattern).matchAll(/\$\{([*?$])\}|\$\{[^}]*\}|[\s\S]/gu)
  return [...pieces].map(([piece, escaped]): Token => {
    if (escaped !== undefined) return { kind: 'text', text: escaped }
    if (piece === '*') return { kind: 'any' }
    if (piece === '?') return { kind: 'one' }
    return { kind: piece.startsWith('${') ? 'variable' : 'text', text: piece }
  })
}

/**
 * Write runs of wildcards that match the same texts the same way, `*?`, `?*` and `**?` as `*?*`: so equal
 * patterns have equal steps, and unknown text finds the `*` on either side of a `?`.
 */
function spreadStars(pattern: string): string {
  return pattern.replace(/\$\{[^}]*\}|[*?]+/g, (run) =>
    run.startsWith('$') || !run.includes('*') ? run : `*${run.replaceAll('*', '').replaceAll('?', '?*')}`,
  )
}
