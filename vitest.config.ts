// Which files are unit and property tests, and where their counts go.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/*.test.ts', 'tests/oracle/*.test.ts'],
    // The property tests search long, and a busy machine is slow.
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.cache/test/unit.json' }]],
  },
})
