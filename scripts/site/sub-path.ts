// Where the site is tested below a sub-path: the build for it, and where it would live.
export const subPathSite = {
  dir: '.cache/sub-path-build',
  origin: 'https://example.org',
  base: '/connect/',
} as const

/** The build variables that say so. */
export const subPathVariables = { SITE_URL: subPathSite.origin, BASE_PATH: subPathSite.base }
