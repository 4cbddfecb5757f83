/** Describe an error and its cause. Astro wraps file system errors in one without a message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.message || error.name
  return error.cause === undefined ? own : `${own}: ${describeError(error.cause)}`
}
