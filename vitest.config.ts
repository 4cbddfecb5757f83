// Runs the unit and property tests and writes their counts for `npm test`.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/*.test.ts', 'tests/oracle/*.test.ts'],
    // Property tests take long, and a busy machine is slow.
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.cache/test/unit.json' }]],
  },
})
