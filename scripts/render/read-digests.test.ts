import { afterAll, expect, test, vi } from 'vitest'
import { type ReadName, recorderPlace } from '../../src/core/reads.ts'
import { digestValue, startRecording } from './read-digests.ts'

const { collect, digestOf, takeBasis } = startRecording()
// The modules look for the recorder when they are loaded, as those of a bundled site are.
vi.resetModules()
const { createNote, defineReads, digestShared, readAs, readValue } = await import('../../src/core/reads.ts')
const { remember, rememberAll, rememberOnce } = await import('../../src/core/remember.ts')

// Test files share modules, and no other one records.
afterAll(() => {
  Reflect.deleteProperty(globalThis, recorderPlace)
  vi.resetModules()
})

/** Read a letter. */
function readLetter(letter: string): string {
  createNote('letter', letter)()
  return letter
}

/** Collect the names that something reads, without their groups. */
async function namesRead(run: () => unknown): Promise<readonly string[]> {
  const reads = await collect(async () => run())
  const flat = (read: unknown): readonly string[] =>
    read instanceof Set ? [...read].flatMap(flat) : [read as ReadName]
  return flat(reads).toSorted()
}

test('a known answer counts as having read what it was computed from, however many caches are between', async () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f']
  const all = rememberOnce(() => keys.map(readLetter))
  const length = rememberAll((_: object) => ({ length: all().length }))
  const text = remember(1, (end: string) => ({ text: `${all().join('')}${end}` }))
  const question = {}
  const read = () => [length(question).length, text('!').text]
  const names = keys.map((key) => `letter ${key}`)
  expect(new Set(await namesRead(read))).toEqual(new Set(names))
  expect(new Set(await namesRead(read))).toEqual(new Set(names))
  expect(await namesRead(() => length(question))).toEqual(names)
})

test('what is read under a name of its own hides what that takes', async () => {
  const read = () => readAs('sum', 'all', createNote('letter', 'z'))
  expect(await namesRead(read)).toEqual(['sum all'])
  expect(await namesRead(createNote('letter', 'y'))).toEqual(['letter y'])
})

test('what values share is digested once, by what it contains', () => {
  let written = 0
  const shared = (text: string) => ({
    toJSON: () => {
      written += 1
      return { text }
    },
  })
  const [one, other] = [shared('one'), shared('other')]
  const digests = [one, other, one, shared('one')].map(digestShared)
  expect(written).toBe(3)
  expect(digests[2]).toBe(digests[0])
  expect(digests[3]).toBe(digests[0])
  expect(digests[1]).not.toBe(digests[0])
})

test('what a value was computed from can be taken once, unless it is much', async () => {
  const readLetters = (count: number) => {
    for (let i = 0; i < count; i += 1) readLetter(String(i))
    return count
  }
  const read = (count: number) => readValue('letters', String(count), () => readLetters(count))
  expect(await namesRead(() => [read(2), read(2), read(501), read(0)])).toEqual([
    'letters 0',
    'letters 2',
    'letters 501',
  ])
  expect(takeBasis('letters 2')).toEqual(new Set(['letter 0', 'letter 1']))
  for (const count of [2, 501, 0]) expect(takeBasis(`letters ${count}`)).toBeUndefined()
})

test('a name has the digest of what it stands for now; keys may have spaces', () => {
  defineReads('two words', (key) => [key])
  expect(digestOf('two words a b')).toBe(digestValue(['a b']))
  expect(digestOf('two words a b')).not.toBe(digestOf('two words a c'))
  expect(() => digestOf('nobody knows')).toThrow('nothing says how to look up')
})

test('a digest covers maps and sets, and refuses functions', () => {
  expect(digestValue(new Map([['a', 1]]))).not.toBe(digestValue(new Map([['a', 2]])))
  expect(digestValue({ set: new Set([1]) })).not.toBe(digestValue({ set: new Set([2]) }))
  expect(digestValue(undefined)).not.toBe(digestValue(null))
  expect(() => digestValue({ run: () => 1 })).toThrow('run is a function')
})
