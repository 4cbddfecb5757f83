// Puts off a computation until its result is asked for, and keeps the result.

/** Return a function that computes a value when it is first called, and then returns the same. */
export function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}
