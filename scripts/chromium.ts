// Finds a Chromium for the browser tests and, where the machine allows it, installs one.
// As a command it prints the path of the browser.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

/** Flags that make Chromium run in a container, as root, and without calls to its maker. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

const advice = `No Chromium was found for the browser tests, and this machine does not let us install one.
Do one of these, then run the command again:
  - install Chromium or Google Chrome (Debian, Ubuntu: sudo apt-get install chromium)
  - npx playwright install chromium
  - set CHROMIUM_PATH to the program of a Chromium you have`

/** List the places to look for a browser, best first: PATH, usual folders, Playwright's own. */
export function listCandidates(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = folders.flatMap((folder) => commands.map((command) => join(folder, command)))
  return [...onPath, ...listUsualPlaces(env), chromium.executablePath()]
}

/** Find a browser: CHROMIUM_PATH when it is set, else the first candidate that is a program. Throws when CHROMIUM_PATH names none. */
export function findChromium(
  candidates: readonly string[] = listCandidates(),
  chosen: string | undefined = process.env['CHROMIUM_PATH'],
): string | undefined {
  if (chosen === undefined || chosen === '') return candidates.find(isProgram)
  if (!isProgram(chosen))
    throw new Error(`CHROMIUM_PATH is ${chosen}, which is not a program on this machine.`)
  return chosen
}

/** Find a browser, or install one. Throws, with advice, when neither is possible. */
export function ensureChromium(
  find: () => string | undefined = findChromium,
  install: () => boolean = installChromium,
): string {
  const path = find() ?? (install() ? find() : undefined)
  if (path === undefined) throw new Error(advice)
  return path
}

/** Install Debian's or Ubuntu's Chromium, when we are root or may become it without a password. */
export function installChromium(): boolean {
  const asRoot = findRootPrefix()
  if (asRoot === undefined || !canRun('apt-get', '--version')) return false
  console.error('No Chromium found: installing the package "chromium" with apt-get.')
  const update = () => runVisibly([...asRoot, 'apt-get', 'update', '-q'])
  const add = () =>
    runVisibly([...asRoot, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'])
  // Lists that are there may be too old for what the mirrors still hold: then update after all.
  return hasPackageLists() ? add() || (update() && add()) : update() && add()
}

function listUsualPlaces(env: NodeJS.ProcessEnv): readonly string[] {
  switch (process.platform) {
    case 'darwin':
      return ['', env['HOME'] ?? ''].flatMap((home) =>
        ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
          (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
        ),
      )
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
        [
          'Chromium\\Application\\chrome.exe',
          'Google\\Chrome\\Application\\chrome.exe',
          'Microsoft\\Edge\\Application\\msedge.exe',
        ].map((place) => `${env[variable] ?? 'C:'}\\${place}`),
      )
    default:
      return [
        ...['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) =>
          commands.map((command) => `${folder}/${command}`),
        ),
        '/usr/lib/chromium/chromium',
        '/opt/google/chrome/chrome',
      ]
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
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

function runVisibly([command = '', ...args]: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Our standard output is for the path alone, so apt's goes where messages go.
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(ensureChromium())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
