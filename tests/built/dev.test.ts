// Tests what an open page of the development server shows when records change.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { chromiumFlags, ensureChromium } from '../../scripts/machine/chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'catalog-dev-'))
const content = join(folder, 'content')
const record = join(content, 'policies/AmazonConnect_FullAccess/policy.json')
const valid = readFileSync('content/policies/AmazonConnect_FullAccess/policy.json', 'utf8')

/** In milliseconds; long because a busy machine is slow. */
const patience = 240_000
vi.setConfig({ testTimeout: 4 * patience })

let server: ChildProcess | undefined
let browser: Browser | undefined
let page: Page
let address: string

beforeAll(async () => {
  cpSync('content', content, { recursive: true })
  writeFileSync(record, breakStatus('gone'))
  ;({ server, address } = await startServer())
  browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
  page = await browser.newPage()
  page.setDefaultTimeout(patience)
})

afterAll(async () => {
  await browser?.close()
  const child = server
  if (child?.exitCode === null) {
    child.kill()
    await new Promise((resolve) => child.once('close', resolve))
  }
  rmSync(folder, { recursive: true, force: true })
})

test('an error present at the start is shown and disappears when it is fixed', async () => {
  await page.goto(`${address}policies/AmazonConnect_FullAccess/`)
  await expectFault('string "gone"')
  writeFileSync(record, summarize('Fixed at last.'))
  await expectText('Fixed at last.')
})

test('a changed record is shown without a restart', async () => {
  writeFileSync(record, summarize('A new summary.'))
  await expectText('A new summary.')
})

test('every error in a change is shown with its place and tip, and again on the next page', async () => {
  writeFileSync(record, breakStatus('curent').replace('"kind": "managed"', '"kind": "manged"'))
  await expectFault('string "curent"')
  const shown = await overlay().innerText()
  expect(shown).toContain(`${record}:${lineOf('"kind"')}:3  $.kind`)
  expect(shown).toContain('found     string "manged"')
  expect(shown).toContain('content: 2 errors')
  await page.goto(`${address}policies/`)
  await expectFault('string "curent"')
  writeFileSync(record, summarize('Valid again.'))
  await expectText('Valid again.')
})

test('a content folder that a sync replaces is still watched', async () => {
  const [next, previous] = [join(folder, '.content-next'), join(folder, '.content-previous')]
  const inNext = join(next, 'policies/AmazonConnect_FullAccess/policy.json')
  cpSync(content, next, { recursive: true })
  writeFileSync(inNext, summarize('Written by a sync.'))
  renameSync(content, previous)
  renameSync(next, content)
  rmSync(previous, { recursive: true })
  await expectText('Written by a sync.')
  writeFileSync(record, summarize('Changed after the sync.'))
  await expectText('Changed after the sync.')
})

const overlay = () => page.locator('vite-error-overlay #message-content')

async function expectFault(found: string): Promise<void> {
  const place = `${record}:${lineOf('"status"')}:3  $.status`
  await overlay().getByText(found).waitFor()
  const shown = await overlay().innerText()
  expect(shown).toContain(place)
  expect(shown).toContain('expected  "current" or "retired"')
  expect(shown).toContain('tip       Change it to: "current" or "retired".')
}

async function expectText(text: string): Promise<void> {
  await page.locator('main').getByText(text).first().waitFor()
  expect(await overlay().count()).toBe(0)
}

function lineOf(field: string): number {
  return valid.split('\n').findIndex((line) => line.trim().startsWith(field)) + 1
}

function breakStatus(value: string): string {
  return valid.replace('"status": "current"', `"status": "${value}"`)
}

function summarize(text: string): string {
  return JSON.stringify({ ...JSON.parse(valid), summary: text }, null, 2)
}

async function startServer(): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const astro = ['node_modules/astro/bin/astro.mjs', 'dev', '--port', '0', '--ignore-lock']
  // Astro's server serves nothing when these variables show that it runs in a test.
  const { VITEST, NODE_ENV, ...env } = process.env
  const child = spawn(process.execPath, astro, {
    env: { ...env, CONTENT_DIR: content, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk
      const [found] = /http:\/\/localhost:\d+\//.exec(output) ?? []
      if (found !== undefined) resolve({ server: child, address: found })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', () => reject(new Error(`the development server ended:\n${output}`)))
  })
}
