// Runs the tests of the built site, in dist/ and below a sub-path, and of the development server.
// `npm test` makes both builds first.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/built/*.test.ts'],
    // Builds and the development server write their working files to the same folder.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    reporters: ['default', ['json', { outputFile: '.cache/test/built.json' }]],
  },
})
