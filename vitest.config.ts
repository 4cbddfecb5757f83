// Runs the unit and property tests and writes their counts for `npm test`.
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/*.test.ts', 'tests/oracle/*.test.ts'],
    // Timeouts end tests that hang; they do not measure speed. A busy machine can be ten times slower than an idle one.
    testTimeout: 180_000,
    // Test files share what they load: no test changes a module or the environment.
    isolate: false,
    // Commands that tests start compile this project's files once.
    env: { NODE_COMPILE_CACHE: resolve('.cache/compiled') },
    // By default, one core stays free.
    maxWorkers: '100%',
    reporters: ['default', ['json', { outputFile: '.cache/test/unit.json' }]],
  },
})
