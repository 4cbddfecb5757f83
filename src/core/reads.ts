// Tells a recorder, if there is one, what is read while something is computed, so that the result can be used again.

/** Something that can be read: its kind and a key, such as `version` and `SomePolicy/v4`. */
export type ReadName = `${string} ${string}`

/** What was read: something under a name, or all that an answer was computed from. */
export type Read = ReadName | ReadonlySet<Read>

/** An answer that a cache keeps, and what it was computed from, if that was anything. */
export interface Known<Answer> {
  readonly answer: Answer
  readonly reads?: ReadonlySet<Read> | undefined
}

/** Records reads while pages are rendered. Only a build that keeps its results has one. */
export interface ReadRecorder {
  readonly note: (name: ReadName) => void
  /**
   * Compute something, and record one read for it instead of those that it takes. If it is a value, the answer itself is
   * what the name stands for, and stays the same as long as all that it takes does, which saves looking it up again. A
   * kept value is not even computed again then: it is that of the build before.
   */
  readonly instead: <Answer>(name: ReadName, compute: () => Answer, as?: 'value' | 'kept value') => Answer
  /** Define how something of a kind is looked up again. */
  readonly define: (kind: string, lookUp: (key: string) => unknown) => void
  /** Digest an object that values which are read share, once. Throws on one that JSON would not write whole. */
  readonly digestShared: (value: object) => string
  /** Compute an answer for a cache, and record its reads. */
  readonly anew: <Answer>(compute: () => Answer) => Known<Answer>
  /** Record the reads of a known answer once more. */
  readonly again: (reads: ReadonlySet<Read>) => void
}

/** The place of the recorder: a build and the code that it has bundled share no modules. */
export const recorderPlace = /* @__PURE__ */ Symbol.for('catalog.reads')

/** Marked as pure, like what it calls, so that a bundle for browsers needs no file of its own for it. */
export const recorder = /* @__PURE__ */ findRecorder()

function findRecorder(): ReadRecorder | undefined {
  return (globalThis as { [recorderPlace]?: ReadRecorder })[recorderPlace]
}

/** Define how something of a kind is looked up again: by a value that is the same JSON if nothing has changed. */
export function defineReads(kind: string, lookUp: (key: string) => unknown): void {
  recorder?.define(kind, lookUp)
}

/** Return a function that records that something is read; what is read often should have its own. */
export function createNote(kind: string, key: string): () => void {
  if (recorder === undefined) return () => {}
  const { note } = recorder
  const name: ReadName = `${kind} ${key}`
  return () => note(name)
}

/** Write an object that many values share so that digesting them takes it into account without writing all of it again. */
export function digestShared(value: object): string {
  return recorder?.digestShared(value) ?? ''
}

/**
 * Compute a value that JSON can hold, as its kind is looked up again, and record one read for it. It must take all that it
 * depends on while it is computed, not before.
 */
export function readValue<Value>(kind: string, key: string, compute: () => Value): Value {
  return recorder === undefined ? compute() : recorder.instead(`${kind} ${key}`, compute, 'value')
}

/**
 * Compute a value in the same way, unless the build before has kept it and nothing has changed that it was computed from.
 * For values that take long to compute, of data alone: objects, arrays, maps and sets.
 */
export function keepValue<Value>(kind: string, key: string, compute: () => Value): Value {
  return recorder === undefined ? compute() : recorder.instead(`${kind} ${key}`, compute, 'kept value')
}

/** Compute something, and record one read for it instead of those that it takes. */
export function readAs<Answer>(kind: string, key: string, compute: () => Answer): Answer {
  return recorder === undefined ? compute() : recorder.instead(`${kind} ${key}`, compute)
}
