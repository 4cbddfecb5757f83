// Serves built pages with a real nginx, configured as in docs/nginx.conf.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { unpackPackage } from './apt.ts'

const unpackedIn = '.cache/nginx'

export interface NginxServer {
  readonly port: number
  /** Read every error that nginx has reported. */
  readonly readErrors: () => string
  readonly close: () => Promise<void>
}

/** Find an nginx that runs, or unpack Debian's or Ubuntu's. */
export function findNginx(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const usual = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin', join(resolve(unpackedIn), 'usr/sbin')]
  const candidates = [...folders, ...usual].map((folder) => join(folder, 'nginx'))
  const find = () => candidates.find((path) => spawnSync(path, ['-v'], { stdio: 'ignore' }).status === 0)
  // Which of these packages has the program depends on the release.
  return (
    find() ?? ['nginx', 'nginx-core'].map((name) => unpackPackage(name, unpackedIn) && find()).find(isPath)
  )
}

const isPath = (path: string | undefined | false): path is string => typeof path === 'string'

/** Serve a built site under its sub-path, on a free port of this machine, as the current user. */
export async function serveByNginx(program: string, dir: string, base: string): Promise<NginxServer> {
  const prefix = mkdtempSync(join(tmpdir(), 'nginx-'))
  const port = await findFreePort()
  const place = join(prefix, 'root', base)
  mkdirSync(dirname(place), { recursive: true })
  symlinkSync(resolve(dir), place.replace(/\/$/, ''))
  writeFileSync(join(prefix, 'nginx.conf'), configure(prefix, place, port))

  const child = spawn(program, ['-p', prefix, '-c', 'nginx.conf'], { stdio: ['ignore', 'inherit', 'pipe'] })
  const exited = once(child, 'exit')
  const messages: string[] = []
  child.stderr.on('data', (chunk: Buffer) => messages.push(chunk.toString()))
  const readErrors = () => {
    const log = join(prefix, 'errors.log')
    return messages.join('') + (existsSync(log) ? readFileSync(log, 'utf8') : '')
  }
  for (let tries = 0; !(await isListening(port)); tries += 1) {
    if (child.exitCode !== null || tries > 200) throw new Error(`nginx did not start:\n${readErrors()}`)
    await wait(25)
  }
  return {
    port,
    readErrors,
    close: async () => {
      child.kill('SIGTERM')
      await exited
      rmSync(prefix, { recursive: true })
    },
  }
}

/** Put the example's server into a configuration that needs nothing outside `prefix`. */
function configure(prefix: string, place: string, port: number): string {
  const changes: readonly (readonly [line: string, to: string])[] = [
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['root /var/www/catalog;', `root ${prefix}/root;`],
    ['include /var/www/catalog/nginx-headers.conf;', `include ${join(place, 'nginx-headers.conf')};`],
  ]
  const example = readFileSync('docs/nginx.conf', 'utf8')
  const server = changes.reduce((text, [line, to]) => {
    if (text.split(`\n    ${line}`).length !== 2)
      throw new Error(`docs/nginx.conf: expected the line "${line}" exactly once`)
    return text.replace(`\n    ${line}`, () => `\n    ${to}`)
  }, example)
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${prefix}/${name};`,
  )
  return `daemon off;
master_process off;
pid ${prefix}/nginx.pid;
error_log ${prefix}/errors.log warn;
events {}
http {
access_log off;
${scratch.join('\n')}
${server}
}
`
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const answer = (value: boolean) => {
      socket.destroy()
      resolve(value)
    }
    socket.on('connect', () => answer(true))
    socket.on('error', () => answer(false))
  })
}
