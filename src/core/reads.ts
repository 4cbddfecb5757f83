// Records what is read while something is computed, so that the result can be used again until one of these changes.

/** Something that can be read: its kind and a key, such as `version` and `SomePolicy/v4`. */
export type ReadName = `${string} ${string}`

/** What was read: something under a name, or all that an answer was computed from. */
export type Read = ReadName | ReadonlySet<Read>

/** Collects reads while pages are rendered. Only a build that keeps its results has one. */
export interface ReadRecorder {
  /** What has been read since it was last replaced. */
  current: Set<Read>
  /** How to look something up again, by kind: it returns a value that is the same JSON if nothing has changed. */
  readonly kinds: Map<string, (key: string) => unknown>
}

/** The place of the recorder: a build and the code that it has bundled share no modules. */
export const recorderPlace = Symbol.for('catalog.reads')

const recorder = (globalThis as { [recorderPlace]?: ReadRecorder })[recorderPlace]

/** Define how something of a kind is looked up again. Does nothing if reads are not recorded. */
export function defineReads(kind: string, lookUp: (key: string) => unknown): void {
  recorder?.kinds.set(kind, lookUp)
}

/** Record that something is read. */
export function noteRead(kind: string, key: string): void {
  recorder?.current.add(`${kind} ${key}`)
}

/** Compute something, and record one read for it instead of those that it takes. */
export function readAs<Answer>(kind: string, key: string, compute: () => Answer): Answer {
  noteRead(kind, key)
  return recorder === undefined ? compute() : collectReads(compute).answer
}

export interface Collected<Answer> {
  readonly answer: Answer
  /** Undefined if nothing was read, or if reads are not recorded. */
  readonly reads?: ReadonlySet<Read>
}

/** Compute something and collect its reads, without recording them. */
export function collectReads<Answer>(compute: () => Answer): Collected<Answer> {
  if (recorder === undefined) return { answer: compute() }
  const outer = recorder.current
  const reads = new Set<Read>()
  recorder.current = reads
  try {
    const answer = compute()
    return reads.size === 0 ? { answer } : { answer, reads }
  } finally {
    recorder.current = outer
  }
}

/** Up to this size, what was collected is recorded one by one. */
const fewReads = 4

/** Record reads that were collected before. */
export function noteReads(reads: ReadonlySet<Read> | undefined): void {
  if (recorder === undefined || reads === undefined) return
  if (reads.size > fewReads) recorder.current.add(reads)
  else for (const read of reads) recorder.current.add(read)
}

/** Tell whether reads are recorded. */
export const recordsReads = recorder !== undefined
