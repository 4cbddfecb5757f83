// How the journeys run: over the built site, served on a free port, in a Chromium of this machine.
import { defineConfig } from '@playwright/test'
import { chromiumFlags, ensureChromium } from './scripts/machine/chromium.ts'

// Found once; workers, which read this file again, take what the first process found.
const executablePath = ensureChromium()
process.env['CHROMIUM_PATH'] = executablePath

/** The tests that visit every kind of page. */
export const everyPage = ['page-kinds.spec.ts', 'hostile.spec.ts']

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  // What must hold on every page is another run: playwright.pages.config.ts.
  testIgnore: everyPage,
  outputDir: '.cache/e2e',
  fullyParallel: true,
  // Half of a test's time is waiting: for a page, a worker, a quiet network.
  workers: 3,
  retries: 0,
  // They end what hangs; they do not measure. A shared machine can be ten times slower than a quiet one.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: '.cache/test/e2e.json' }]],
  webServer: {
    command: 'node scripts/start.ts --no-build',
    env: { PORT: '0' },
    // Playwright puts the named group into the environment as SITE_ADDRESS.
    wait: { stdout: /Serving (?<site_address>\S+)/ },
  },
  use: {
    baseURL: process.env['SITE_ADDRESS'] ?? '',
    launchOptions: { executablePath, args: [...chromiumFlags] },
  },
})
