import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawIcon } from './draw-icon.ts'
import { drawPreview } from './draw-preview.ts'

const view = {
  siteTitle: 'Policies',
  promise: 'What changed, and is it broader?',
  figures: [{ number: '44', noun: 'broader' }],
}
const sizeOf = (png: Uint8Array) => {
  const bytes = Buffer.from(png)
  return [bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}
const hashOf = (png: Uint8Array) => createHash('sha256').update(png).digest('hex')

test('a preview is a PNG of the size that pages state, the same bytes each time', async () => {
  const png = await drawPreview(view)
  expect(sizeOf(png)).toEqual(['PNG', 1200, 630])
  expect(hashOf(await drawPreview(view))).toBe(hashOf(png))
})

test('a different text makes a different preview image', async () => {
  const other = { ...view, figures: [{ number: '45', noun: 'broader' }] }
  expect(hashOf(await drawPreview(other))).not.toBe(hashOf(await drawPreview(view)))
})

test('an icon has the requested size, and each shape is a different picture', async () => {
  const shapes = ['own', 'filled', 'filled with a margin'] as const
  const pngs = await Promise.all(shapes.map((shape) => drawIcon({ name: 'icon', size: 192, shape })))
  expect(pngs.map(sizeOf)).toEqual(shapes.map(() => ['PNG', 192, 192]))
  expect(new Set(pngs.map(hashOf)).size).toBe(shapes.length)
})
