// Packs the text of a policy so that it fits into a link, and unpacks it.

/** Longer than any policy; a short link could otherwise unpack to gigabytes. */
const mostBytes = 2_000_000

/** Pack a text: compressed if the browser can, and in base64url. */
export async function packText(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  if (!('CompressionStream' in globalThis)) return `b.${toBase64(bytes)}`
  const packed = await readAll(streamOf(bytes).pipeThrough(new CompressionStream('deflate-raw')))
  return `z.${toBase64(packed ?? bytes)}`
}

/** Unpack a text; undefined if it cannot be unpacked or is longer than any policy. */
export async function unpackText(packed: string): Promise<string | undefined> {
  try {
    const bytes = fromBase64(packed.slice(2))
    const all = packed.startsWith('z.')
      ? await readAll(streamOf(bytes).pipeThrough(new DecompressionStream('deflate-raw')))
      : bytes
    return all && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(all)
  } catch {
    return undefined
  }
}

type Bytes = Uint8Array<ArrayBuffer>

function streamOf(bytes: Bytes): ReadableStream<Bytes> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
}

/** Read a stream; undefined if it is too long. */
async function readAll(stream: ReadableStream<Uint8Array>): Promise<Bytes | undefined> {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > mostBytes) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

function toBase64(bytes: Bytes): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  )
}
