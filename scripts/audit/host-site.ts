// Puts a proxy in front of a local server that compresses files and sets cache headers, as a real host does.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants } from 'node:zlib'
import type { SiteServer } from '../machine/serve.ts'

const packed = /^(text\/|application\/(json|javascript|xml|xhtml|wasm)|image\/svg)/

// The quality that hosts use when they compress on the fly.
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }

/** Start the proxy on a free port. */
export async function hostSite({ url, port }: SiteServer): Promise<SiteServer> {
  const server = createServer((request, response) => {
    answer(`http://localhost:${port}`, request, response).catch((error: unknown) => {
      response.writeHead(502).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const own = (server.address() as AddressInfo).port
  return { server, port: own, url: url.replace(`:${port}`, `:${own}`) }
}

async function answer(behind: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/'
  const found = await fetch(`${behind}${path}`, { redirect: 'manual' })
  const type = found.headers.get('content-type')
  const location = found.headers.get('location')
  if (type !== null) response.setHeader('Content-Type', type)
  if (location !== null) response.setHeader('Location', location)
  // As in `_headers`: only files with a hash of their contents in the name can be cached for good.
  const lasting = path.includes('/_astro/')
  response.setHeader(
    'Cache-Control',
    lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
  )
  const body = Buffer.from(await found.arrayBuffer())
  const packs = packed.test(type ?? '') && /\bbr\b/.test(String(request.headers['accept-encoding']))
  if (packs) response.setHeader('Content-Encoding', 'br')
  response.writeHead(found.status).end(packs ? brotliCompressSync(body, { params }) : body)
}
