// Finds a Chromium for the browser tests and, where the machine allows it, installs one.
// As a command, it prints the path of the browser.
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { installPackage } from './apt.ts'

/** Flags that let Chromium run in a container, as root, and without contacting its vendor. */
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
  - set CHROMIUM_PATH to the program file of a Chromium you have`

/** List the places to look for a browser, best first: PATH, usual folders, Playwright's own. */
export function listCandidates(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = folders.flatMap((folder) => commands.map((command) => join(folder, command)))
  return [...onPath, ...listUsualPlaces(env), chromium.executablePath()]
}

/**
 * Find a browser: CHROMIUM_PATH if it is set, or else the first candidate that is a program. Throws if CHROMIUM_PATH
 * does not name a program.
 */
export function findChromium(
  candidates: readonly string[] = listCandidates(),
  chosen: string | undefined = process.env['CHROMIUM_PATH'],
): string | undefined {
  if (chosen === undefined || chosen === '') return candidates.find(isProgram)
  if (!isProgram(chosen))
    throw new Error(`CHROMIUM_PATH is ${chosen}, which is not a program on this machine.`)
  return chosen
}

/** Find a browser, or install one. Throws an error with advice if neither is possible. */
export function ensureChromium(
  find: () => string | undefined = findChromium,
  install: () => boolean = installChromium,
): string {
  const path = find() ?? (install() ? find() : undefined)
  if (path === undefined) throw new Error(advice)
  return path
}

/** Install Debian's or Ubuntu's Chromium, if we are root or can become root without a password. */
export function installChromium(): boolean {
  return installPackage('chromium', 'No Chromium found: installing the package "chromium" with apt-get.')
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(ensureChromium())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
