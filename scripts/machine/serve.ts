// Serves a folder of built pages over HTTP as a static host would.
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

export interface SiteServer {
  readonly server: Server
  readonly port: number
  readonly url: string
}

const host = 'localhost'

// Feeds as plain XML, so that a browser shows them instead of saving them.
const contentTypes: readonly (readonly [extension: string, type: string])[] = [
  ['.xml', 'application/xml; charset=utf-8'],
  ['.opml', 'application/xml; charset=utf-8'],
  ['.md', 'text/plain; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
]

/** Serve `dir` under the sub-path `base`, on `port` or the next free one (0: any free port). */
export async function serveSite(dir: string, base: string, port: number): Promise<SiteServer> {
  const server = createServer(answerFrom(dir, base))
  const taken = await listenFrom(server, port)
  return { server, port: taken, url: `http://${host}:${taken}${base}` }
}

function answerFrom(dir: string, base: string) {
  const serveFile = sirv(dir, { dev: true, etag: true, setHeaders })
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/'
    const path = url.replace(/[?#].*$/, '')
    if (!path.startsWith(base)) {
      if (`${path}/` === base || path === '/') redirect(response, base)
      else sendNotFound(dir, response)
      return
    }
    const inSite = path.slice(base.length)
    if (isFolderWithoutSlash(dir, inSite)) {
      redirect(response, `${path}/${url.slice(path.length)}`)
      return
    }
    request.url = `/${inSite}`
    serveFile(request, response, () => sendNotFound(dir, response))
  }
}

/** Wait until the server listens, trying the next port each time one is taken. */
function listenFrom(server: Server, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let port = wanted
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || port >= 65535) reject(error)
      else server.listen(++port, host)
    })
    server.on('listening', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
    server.listen(port, host)
  })
}

function isFolderWithoutSlash(dir: string, path: string): boolean {
  return path !== '' && !path.endsWith('/') && existsSync(join(dir, decodePath(path), 'index.html'))
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function setHeaders(response: ServerResponse, path: string): void {
  const type = contentTypes.find(([extension]) => path.endsWith(extension))?.[1]
  if (type !== undefined) response.setHeader('Content-Type', type)
}

function redirect(response: ServerResponse, location: string): void {
  // A path that starts with two slashes would name another host.
  response.writeHead(301, { Location: location.replace(/^\/{2,}/, '/') }).end()
}

function sendNotFound(dir: string, response: ServerResponse): void {
  const page = join(dir, '404.html')
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(existsSync(page) ? readFileSync(page) : 'Not found')
}
