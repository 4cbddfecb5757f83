// How what must hold on every kind of page is tested in a browser, over the built site.
import { defineConfig } from '@playwright/test'
import config, { everyPage } from './playwright.config.ts'

export default defineConfig({
  ...config,
  testMatch: everyPage,
  testIgnore: [],
  outputDir: '.cache/e2e-pages',
  reporter: [['list'], ['json', { outputFile: '.cache/test/e2e-pages.json' }]],
})
