// Writes an icon file (ICO) for programs that ask for /favicon.ico instead of reading a page.

/** A square picture as PNG; its size in pixels is at most 256. */
export interface IcoPicture {
  readonly size: number
  readonly png: Uint8Array
}

const headerBytes = 6
const entryBytes = 16

/** Write pictures as one ICO file. Source of the format: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10). */
export function writeIco(pictures: readonly IcoPicture[]): Uint8Array<ArrayBuffer> {
  const start = headerBytes + entryBytes * pictures.length
  const total = pictures.reduce((sum, { png }) => sum + png.length, start)
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  view.setUint16(2, 1, true)
  view.setUint16(4, pictures.length, true)
  let offset = start
  pictures.forEach(({ size, png }, i) => {
    const entry = headerBytes + entryBytes * i
    // A byte cannot say 256, so 0 does.
    view.setUint8(entry, size % 256)
    view.setUint8(entry + 1, size % 256)
    view.setUint16(entry + 4, 1, true)
    view.setUint16(entry + 6, 32, true)
    view.setUint32(entry + 8, png.length, true)
    view.setUint32(entry + 12, offset, true)
    bytes.set(png, offset)
    offset += png.length
  })
  return bytes
}
