import { expect, test } from 'vitest'
import { drawIcon } from './draw-icon.ts'
import { writeIco } from './write-ico.ts'

test('every picture is found at the offset and with the length that its entry names', async () => {
  const pictures = []
  for (const size of [16, 256])
    pictures.push({ size, png: await drawIcon({ name: 'favicon', size, shape: 'own' }) })
  const bytes = writeIco(pictures)
  const view = new DataView(bytes.buffer)
  expect([view.getUint16(0, true), view.getUint16(2, true), view.getUint16(4, true)]).toEqual([0, 1, 2])
  pictures.forEach(({ size, png }, i) => {
    const entry = 6 + 16 * i
    expect(view.getUint8(entry) || 256).toBe(size)
    const [length, offset] = [view.getUint32(entry + 8, true), view.getUint32(entry + 12, true)]
    const found = bytes.subarray(offset, offset + length)
    expect(found).toEqual(png)
    // The PNG says the same size: https://www.w3.org/TR/png/#11IHDR.
    expect(new DataView(found.slice().buffer).getUint32(16)).toBe(size)
  })
  expect(bytes.length).toBe(pictures.reduce((sum, { png }) => sum + png.length, 6 + 16 * 2))
})
