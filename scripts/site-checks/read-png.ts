// Reads the width and height of a PNG in pixels.

export interface PngSize {
  readonly width: number
  readonly height: number
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Read the size of a PNG; undefined if the bytes are not a PNG. Source: https://www.w3.org/TR/png-3/#11IHDR. */
export function readPngSize(bytes: Buffer): PngSize | undefined {
  const isPng = bytes.length >= 24 && bytes.subarray(0, 8).equals(signature)
  if (!isPng || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}
