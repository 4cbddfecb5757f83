// The name of a Debian or Ubuntu package in, the package installed or unpacked, where the machine allows it, out.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'

/** Install a package, when we are root or may become it without a password; says so first. */
export function installPackage(name: string, message: string): boolean {
  const asRoot = findRootPrefix()
  if (asRoot === undefined || !hasApt()) return false
  console.error(message)
  return withLists(() => run([...asRoot, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', name]))
}

/**
 * Unpack a package's files below a folder, without installing it: that takes no rights, and starts no service.
 * What it depends on has to be there.
 */
export function unpackPackage(name: string, dir: string): boolean {
  if (!hasApt() || !canRun('dpkg-deb', '--version')) return false
  mkdirSync(dir, { recursive: true })
  const listArchives = () =>
    readdirSync(dir).filter((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'))
  const isUnpacked = withLists(
    () => run(['apt-get', 'download', '-q', name], dir) && listArchives().length > 0,
  )
  return isUnpacked && run(['dpkg-deb', '-x', listArchives().at(-1) ?? '', '.'], dir)
}

/** Lists that are there may be too old for what the mirrors still hold: then update after all. */
function withLists(attempt: () => boolean): boolean {
  const asRoot = findRootPrefix()
  const update = () => asRoot !== undefined && run([...asRoot, 'apt-get', 'update', '-q'])
  return hasPackageLists() ? attempt() || (update() && attempt()) : update() && attempt()
}

function hasApt(): boolean {
  return canRun('apt-get', '--version')
}

function findRootPrefix(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return []
  return canRun('sudo', '-n', 'true') ? ['sudo', '-n'] : undefined
}

function hasPackageLists(): boolean {
  try {
    return readdirSync('/var/lib/apt/lists').some((name) => name.includes('_Packages'))
  } catch {
    return false
  }
}

function canRun(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

function run([command = '', ...args]: readonly string[], cwd = '.'): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Standard output is for what our commands print, so apt's goes where messages go.
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env, cwd }).status === 0
}
