// Writes a JSON value in one form, so that equal values have equal digests.

/** Write a JSON value with sorted keys and no white space. The order of lists is kept. */
export function writeCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
