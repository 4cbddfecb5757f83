// Lists what `npm test` runs, in order, and what it runs at the same time. Every step is an npm script of its own.

export interface Step {
  readonly name: string
  /** The npm script. */
  readonly script: string
  readonly args?: readonly string[]
  /** Names of the steps that must succeed before this one can run. */
  readonly needs?: readonly string[]
  /** Where a test runner writes its JSON report; a step without one counts as one check. */
  readonly report?: string
}

/** Steps that run together use different folders, and one core each most of the time. */
export const steps: readonly (readonly Step[])[] = [
  [
    { name: 'content', script: 'lint:content' },
    { name: 'style', script: 'lint' },
    { name: 'types', script: 'lint:types' },
    { name: 'unused code', script: 'lint:unused' },
  ],
  [{ name: 'unit tests', script: 'test:unit', report: '.cache/test/unit.json' }],
  [{ name: 'build', script: 'build' }],
  [
    { name: 'built site', script: 'check:dist', needs: ['build'] },
    { name: 'same bytes twice', script: 'check:determinism', needs: ['build'] },
    { name: 'browser', script: 'browser' },
  ],
  [{ name: 'sub-path', script: 'check:subpath', args: ['--no-build'], needs: ['same bytes twice'] }],
  [
    {
      name: 'built site, served',
      script: 'test:built',
      needs: ['build', 'same bytes twice', 'browser'],
      report: '.cache/test/built.json',
    },
  ],
  [
    {
      name: 'journeys',
      script: 'test:e2e',
      needs: ['build', 'browser'],
      report: '.cache/test/e2e.json',
    },
  ],
  [
    {
      name: 'every page',
      script: 'test:pages',
      needs: ['build', 'browser'],
      report: '.cache/test/e2e-pages.json',
    },
  ],
  [
    {
      name: 'journeys, sub-path',
      script: 'test:subpath',
      needs: ['same bytes twice', 'browser'],
      report: '.cache/test/e2e-subpath.json',
    },
  ],
  [{ name: 'advisories', script: 'check:advisories', report: '.cache/test/advisories.json' }],
]
