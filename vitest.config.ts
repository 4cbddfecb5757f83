// Runs the unit and property tests and writes their counts for `npm test`.
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/*.test.ts', 'tests/oracle/*.test.ts'],
    // Property tests take long, and a busy machine is slow.
    testTimeout: 60_000,
    // Test files share what they load: no test changes a module or the environment.
    isolate: false,
    // Commands that tests start compile this project's files once.
    env: { NODE_COMPILE_CACHE: resolve('.cache/compiled') },
    // By default, one core stays free.
    maxWorkers: '100%',
    reporters: ['default', ['json', { outputFile: '.cache/test/unit.json' }]],
  },
})
