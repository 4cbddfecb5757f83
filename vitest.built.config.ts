// Tests that need the built site, in dist/ and below a sub-path; `npm test` builds both before.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/built/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    reporters: ['default', ['json', { outputFile: '.cache/test/built.json' }]],
  },
})
