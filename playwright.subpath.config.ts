// Runs browser tests on the site built for a sub-path; `npm run check:subpath` builds it.
import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'
import { subPathSite } from './scripts/site/sub-path.ts'

export default defineConfig({
  ...config,
  // Tests that go from page to page, and tests of scripts that fetch files or write addresses.
  testMatch: ['find', 'feeds', 'journeys*', 'page-kinds', 'policies', 'search'].map(
    (name) => `${name}.spec.ts`,
  ),
  testIgnore: [],
  // Colors and roles do not depend on the sub-path.
  grepInvert: /accessible/,
  outputDir: '.cache/e2e-subpath',
  reporter: [['list'], ['json', { outputFile: '.cache/test/e2e-subpath.json' }]],
  webServer: {
    command: 'node scripts/start.ts --no-build',
    env: { PORT: '0', SITE_DIR: subPathSite.dir, BASE_PATH: subPathSite.base },
    wait: { stdout: /Serving (?<site_address>\S+)/ },
  },
})
