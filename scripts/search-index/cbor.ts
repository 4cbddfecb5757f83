// Reads just enough CBOR (RFC 8949) to reorder the elements of an array without decoding them.

/** An item of CBOR data: it starts at `start` and ends before `end`. */
export interface ByteSpan {
  readonly start: number
  readonly end: number
}

export interface ArraySpan extends ByteSpan {
  readonly elements: readonly ByteSpan[]
}

interface Head {
  readonly major: number
  readonly value: number
  readonly end: number
}

/** Locate the elements of the array at `start`. Throws when the item there is not an array. */
export function readArray(bytes: Buffer, start: number): ArraySpan {
  const { major, value, end } = readHead(bytes, start)
  if (major !== 4) throw new Error(`There is no CBOR array at byte ${start}.`)
  const elements: ByteSpan[] = []
  for (let at = end; elements.length < value; at = elements.at(-1)?.end ?? at) {
    elements.push({ start: at, end: skipItem(bytes, at) })
  }
  return { start, end: elements.at(-1)?.end ?? end, elements }
}

/** Sort the elements of one array by their bytes; everything around it stays. */
export function sortArray(bytes: Buffer, { elements }: ArraySpan): Buffer {
  const [first, last] = [elements[0], elements.at(-1)]
  if (first === undefined || last === undefined) return bytes
  const sorted = elements.map(({ start, end }) => bytes.subarray(start, end)).sort(Buffer.compare)
  return Buffer.concat([bytes.subarray(0, first.start), ...sorted, bytes.subarray(last.end)])
}

/** Read an item's kind and the number that follows: a value, a length or a count. */
function readHead(bytes: Buffer, start: number): Head {
  const first = bytes.readUInt8(start)
  const [major, info, at] = [first >> 5, first & 31, start + 1]
  if (info < 24) return { major, value: info, end: at }
  if (info > 27) throw new Error(`The CBOR item at byte ${start} has no known length.`)
  const width = 2 ** (info - 24)
  const value = width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, width)
  return { major, value, end: at + width }
}

/** Find the end of the item at `start`. */
function skipItem(bytes: Buffer, start: number): number {
  const { major, value, end } = readHead(bytes, start)
  // Strings contain bytes; arrays, maps and tags contain items; the other kinds consist of their head only.
  if (major === 2 || major === 3) return end + value
  const items = major === 4 ? value : major === 5 ? 2 * value : major === 6 ? 1 : 0
  let at = end
  for (let item = 0; item < items; item++) at = skipItem(bytes, at)
  return at
}
