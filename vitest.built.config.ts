// Tests of the whole: the built site, in dist/ and below a sub-path, which `npm test` builds before; and of the server
// for development.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/built/*.test.ts'],
    // Builds and the server for development keep notes in the same folder.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    reporters: ['default', ['json', { outputFile: '.cache/test/built.json' }]],
  },
})
