// Checks that texts survive packing, and that what is no text, or is too long, is refused.
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packText, unpackText } from './pack-text.ts'

test('a text is unpacked as it was packed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2_000 }), async (text) => {
      expect(await unpackText(await packText(text))).toBe(text.toWellFormed())
    }),
    { numRuns: 50 },
  )
})

test('a byte order mark is kept', async () => {
  expect(await unpackText(await packText('\ufeff{}'))).toBe('\ufeff{}')
})

test('a long policy becomes short', async () => {
  const text = JSON.stringify(Array.from({ length: 200 }, (_, i) => `connect:Describe${i % 20}`))
  expect((await packText(text)).length).toBeLessThan(text.length / 5)
})

test('a link without compression is read', async () => {
  expect(await unpackText('b.e30')).toBe('{}')
})

const bomb = deflateRawSync(Buffer.alloc(50_000_000)).toString('base64url')

test.each([
  ['what was not compressed', 'z.e30'],
  ['what is not base64', 'b.%%%'],
  ['what is not UTF-8', 'b._w'],
  ['what unpacks to 50 MB', `z.${bomb}`],
])('%s is refused', async (_, packed) => {
  expect(await unpackText(packed)).toBeUndefined()
})
