// Runs the browser journeys on the built site, served on a free port, in this machine's Chromium.
import { defineConfig } from '@playwright/test'
import { chromiumFlags, ensureChromium } from './scripts/machine/chromium.ts'

// Workers load this file again and use the path that the first process found.
const executablePath = ensureChromium()
process.env['CHROMIUM_PATH'] = executablePath

/** The tests that visit every kind of page. */
export const everyPage = ['page-kinds.spec.ts', 'hostile.spec.ts']

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  // The tests that visit every kind of page are a separate run: playwright.pages.config.ts.
  testIgnore: everyPage,
  outputDir: '.cache/e2e',
  fullyParallel: true,
  // A test spends half its time waiting: for a page, a worker, a quiet network.
  workers: 3,
  retries: 0,
  // Timeouts end tests that hang; they do not measure speed. A shared machine can be ten times slower than an idle one.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: '.cache/test/e2e.json' }]],
  webServer: {
    command: 'node scripts/start.ts --no-build',
    env: { PORT: '0' },
    // Playwright exports the named group as the environment variable SITE_ADDRESS.
    wait: { stdout: /Serving (?<site_address>\S+)/ },
  },
  use: {
    baseURL: process.env['SITE_ADDRESS'] ?? '',
    launchOptions: { executablePath, args: [...chromiumFlags] },
  },
})
