// Runs the browser tests that visit every kind of page of the built site.
import { defineConfig } from '@playwright/test'
import config, { everyPage } from './playwright.config.ts'

export default defineConfig({
  ...config,
  testMatch: everyPage,
  testIgnore: [],
  outputDir: '.cache/e2e-pages',
  reporter: [['list'], ['json', { outputFile: '.cache/test/e2e-pages.json' }]],
})
