// Defines the build that is tested under a sub-path: its folder, and the address it is built for.
export const subPathSite = {
  dir: '.cache/sub-path-build',
  origin: 'https://example.org',
  base: '/connect/',
} as const

/** The build variables for that site. */
export const subPathVariables = { SITE_URL: subPathSite.origin, BASE_PATH: subPathSite.base }
