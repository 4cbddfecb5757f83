// Records what pages read while they are rendered, and digests it, so that a later build can tell whether it has changed.
import { createHash } from 'node:crypto'
import { type Read, type ReadName, type ReadRecorder, recorderPlace } from '../../src/core/reads.ts'

export interface ReadDigests {
  /** Run something and return the names of what it read. */
  readonly collect: (run: () => Promise<unknown>) => Promise<ReadonlySet<Read>>
  /** Digest what a name stands for now. Throws if no code says how to look it up. */
  readonly digestOf: (name: ReadName) => string
}

/** Start to record reads. Code that is to be recorded must be loaded after this. */
export function startRecording(): ReadDigests {
  const recorder: ReadRecorder = { current: new Set(), kinds: new Map() }
  Object.assign(globalThis, { [recorderPlace]: recorder })
  const known = new Map<ReadName, string>()
  return {
    collect: async (run) => {
      const reads = new Set<Read>()
      recorder.current = reads
      await run()
      recorder.current = new Set()
      return reads
    },
    digestOf: (name) => {
      let digest = known.get(name)
      if (digest === undefined) {
        digest = digestValue(lookUp(recorder, name))
        known.set(name, digest)
      }
      return digest
    },
  }
}

function lookUp({ kinds }: ReadRecorder, name: ReadName): unknown {
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
  const text = JSON.stringify(value, (key, part: unknown) => {
    if (part instanceof Map || part instanceof Set) return [...part]
    if (typeof part === 'function') throw new Error(`${key} is a function, which has no digest`)
    return part
  })
  return createHash('sha256')
    .update(text ?? 'nothing')
    .digest('hex')
    .slice(0, 24)
}
