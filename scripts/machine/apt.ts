// Installs or unpacks a Debian or Ubuntu package, where the machine allows it.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'

/** Print a message and install a package, if we are root or can become root without a password. */
export function installPackage(name: string, message: string): boolean {
  const asRoot = findRootPrefix()
  if (asRoot === undefined || !hasApt()) return false
  console.error(message)
  return withLists(() => run([...asRoot, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', name]))
}

/**
 * Unpack a package's files below a folder without installing it, which needs no root access and starts no service.
 * Its dependencies must already be installed.
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

/** Package lists may be too old for what the mirrors still have; if the first attempt fails, update them and retry. */
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
  // Standard output is for the results of our commands, so apt's output goes to standard error.
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env, cwd }).status === 0
}
