// Records what pages read while they are rendered, and digests it, so that a later build can tell whether it has changed.
import { hash } from 'node:crypto'
import { serialize } from 'node:v8'
import { type Read, type ReadName, type ReadRecorder, recorderPlace } from '../../src/core/reads.ts'

type Kinds = Map<string, (key: string) => unknown>

/** Up to this size, the reads of a cached answer are recorded one by one, and above as a group. */
const fewReads = 4

/** A value that was computed from more is computed again to compare it: to keep its reads would take more than it saves. */
const mostReads = 500

/** All that no other name stands for, such as the snapshot. Every page and every kept value depends on it. */
export const rest: ReadName = 'rest all'

/** Where reads go that need not be recorded. */
const nowhere: Pick<Set<Read>, 'add'> = { add: () => new Set() }

export interface ReadDigests {
  /** Run something and return the names of what it read. */
  readonly collect: (run: () => Promise<unknown>) => Promise<ReadonlySet<Read>>
  /** Digest what a name stands for now. Throws if no code says how to look it up. */
  readonly digestOf: (name: ReadName) => string
  /**
   * Return what a value was computed from, and forget it: an action's may be thousands of names. Undefined if that was not
   * recorded, or is much.
   */
  readonly takeBasis: (name: ReadName) => ReadonlySet<Read> | undefined
  /** From now on, find values that the build before, or another process, has kept. */
  readonly useKept: (find: FindKept) => void
  /** Return the values to keep, each as a function that writes it down. Those that another process keeps are left out. */
  readonly listKept: () => ReadonlyMap<ReadName, () => Uint8Array>
}

/** A value, and how it is written down: serialized by V8. Written only in the end: the bytes take much memory. */
interface WrittenValue {
  readonly value: unknown
  /** Absent if another process keeps it. */
  readonly write?: () => Uint8Array
}

/** A value that the build before has kept, or another process of this build. */
export interface KeptValue {
  readonly value: unknown
  /** How the value is written down. */
  readonly written: Uint8Array
  readonly digest: string
  /** What it was computed from. */
  readonly basis: ReadonlySet<Read>
  /** True if another process of this build keeps it. */
  readonly isOfOther?: boolean
}

/** Find a kept value; undefined if there is none, or if something has changed that it was computed from. */
export type FindKept = (name: ReadName) => KeptValue | undefined

/** Start to record reads. Code that is to be recorded must be loaded after this. */
export function startRecording(): ReadDigests {
  const kinds: Kinds = new Map()
  const known = new Map<ReadName, string>()
  const bases = new Map<ReadName, ReadonlySet<Read> | undefined>()
  const kept = new Map<ReadName, WrittenValue>()
  let findKept: FindKept = () => undefined
  const shared = new WeakMap<object, string>()
  let current: Pick<Set<Read>, 'add'> = new Set<Read>()
  /** Run something with a set of its own for its reads. */
  const within = <Answer>(reads: typeof current, compute: () => Answer): Answer => {
    const outer = current
    current = reads
    try {
      return compute()
    } finally {
      current = outer
    }
  }
  const add = (reads: ReadonlySet<Read>) => {
    if (reads.size > fewReads) current.add(reads)
    else for (const read of reads) current.add(read)
  }
  const recorder: ReadRecorder = {
    note: (name) => current.add(name),
    instead: <Answer>(name: ReadName, compute: () => Answer, as?: 'value' | 'kept value') => {
      current.add(name)
      if (as === undefined) return within(nowhere, compute)
      const keptBefore = kept.get(name)
      if (keptBefore !== undefined) return keptBefore.value as Answer
      if (bases.has(name)) return within(nowhere, compute)
      const before = as === 'kept value' ? within(nowhere, () => findKept(name)) : undefined
      const reads = new Set<Read>(before?.basis)
      const answer = before === undefined ? within(reads, compute) : (before.value as Answer)
      if (!known.has(name)) known.set(name, before?.digest ?? digestValue(answer))
      if (as === 'kept value') {
        const write = () => before?.written ?? serialize(answer)
        kept.set(name, { value: answer, ...(!before?.isOfOther && { write }) })
        reads.add(rest)
      }
      const isNoted = reads.size > 0 && (as === 'kept value' || reads.size <= mostReads)
      bases.set(name, isNoted ? reads : undefined)
      return answer
    },
    digestShared: (value) => {
      const digest = shared.get(value) ?? digestValue(value)
      shared.set(value, digest)
      return digest
    },
    define: (kind, lookUpAgain) => kinds.set(kind, lookUpAgain),
    anew: (compute) => {
      const reads = new Set<Read>()
      const answer = within(reads, compute)
      if (reads.size === 0) return { answer }
      add(reads)
      return { answer, reads }
    },
    again: add,
  }
  Object.assign(globalThis, { [recorderPlace]: recorder })
  return {
    collect: async (run) => {
      const reads = new Set<Read>()
      current = reads
      await run()
      current = new Set()
      return reads
    },
    digestOf: (name) => {
      let digest = known.get(name)
      if (digest === undefined) {
        // It may be asked for while a page is rendered, which does not read what is compared.
        digest = digestValue(within(nowhere, () => lookUp(kinds, name)))
        known.set(name, digest)
      }
      return digest
    },
    takeBasis: (name) => {
      const reads = bases.get(name)
      if (reads !== undefined) bases.set(name, undefined)
      return reads
    },
    useKept: (find) => {
      findKept = find
    },
    listKept: () =>
      new Map([...kept].flatMap(([name, { write }]) => (write ? [[name, write] as const] : []))),
  }
}

function lookUp(kinds: Kinds, name: ReadName): unknown {
  // The longest kind that fits: a kind may consist of several words, and a key may have spaces.
  const parts = name.split(' ')
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const kind = kinds.get(parts.slice(0, length).join(' '))
    if (kind !== undefined) return kind(parts.slice(length).join(' '))
  }
  throw new Error(`nothing says how to look up what a page has read: ${name}`)
}

/** Digest a value. Throws on one that JSON would write without all that it contains. */
export function digestValue(value: unknown): string {
  // Nearly all values are plain, and to write these takes a third of the time.
  const text = isPlain(value) ? JSON.stringify(value) : JSON.stringify(value, writePart)
  return hash('sha256', text ?? 'nothing').slice(0, 24)
}

/** Check whether JSON writes all of a value. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function'
  if (Array.isArray(value)) return value.every(isPlain)
  if (value instanceof Map || value instanceof Set) return false
  for (const key in value) if (!isPlain((value as Record<string, unknown>)[key])) return false
  return true
}

function writePart(key: string, part: unknown): unknown {
  if (part instanceof Map || part instanceof Set) return [...part]
  if (typeof part === 'function') throw new Error(`${key} is a function, which has no digest`)
  return part
}
