// Builds the site and serves it on this machine until it is stopped.
// `--no-build` serves the existing build. PORT, BASE_PATH and SITE_DIR (instead of dist) are honored.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readBasePath } from './command/base-path.ts'
import { describeMissingUrl, localUrl } from './command/site-url.ts'
import { serveSite } from './machine/serve.ts'
import { restoreSite, sharedByBuilds } from './render/land-site.ts'

const dir = process.env['SITE_DIR'] ?? 'dist'

if (!process.argv.includes('--no-build')) build()
if (!existsSync(dir)) await restoreSite(dir, sharedByBuilds)
if (!existsSync(`${dir}/index.html`)) fail(`There is no site in ${dir}/. Run \`npm run build\` first.`)

const wanted = readPort()
const { server, port, url } = await serveSite(dir, readBasePath(), wanted)
if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken; using port ${port}.`)
console.log(`Serving ${url}`)
if (describeMissingUrl() !== undefined) {
  console.log(`Local: only this machine can open it, and its feeds and canonical links name ${localUrl}.`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close()
    // Browsers keep connections open; without this the process would wait for them.
    server.closeAllConnections()
  })
}

function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build', '--', dir], {
    stdio: 'inherit',
    // The build need not warn about an address that is right here.
    env: { ...process.env, SITE_URL: process.env['SITE_URL'] || localUrl },
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 130)
}

function readPort(): number {
  const text = process.env['PORT'] ?? '4321'
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 65535) fail(`PORT is not a port number: ${text}`)
  return value
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
