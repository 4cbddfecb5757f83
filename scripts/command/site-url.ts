// Reads the origin that absolute URLs of the site start with from the SITE_URL build variable.

/** What a build assumes without SITE_URL; only `npm start` on this machine matches it. */
export const localUrl = 'http://localhost:4321'

/**
 * Read the origin that the site is built for: `https://policies.example.org`, or `localUrl` if the variable is not set.
 * Throws an error that explains both variables if it is not an origin.
 */
export function readSiteUrl(env: NodeJS.ProcessEnv = process.env): string {
  const given = env['SITE_URL'] ?? ''
  if (given === '') return localUrl
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error(explain(given, 'is not a web address', 'https://policies.example.org', '/'))
  }
  const hasOnlyOrigin = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (!hasOnlyOrigin) {
    const path = url.pathname === '/' ? '/' : `${url.pathname.replace(/\/+$/, '')}/`
    throw new Error(explain(given, 'has more than a scheme and a host', url.origin, path))
  }
  return url.origin
}

function explain(given: string, fault: string, origin: string, path: string): string {
  return [
    `SITE_URL ${fault}: ${JSON.stringify(given)}`,
    '  Two variables say where the site will live:',
    '    SITE_URL   the scheme and host, without a path',
    '    BASE_PATH  the path below the host, if there is one',
    `  Try: SITE_URL=${origin}${path === '/' ? '' : ` BASE_PATH=${path}`} npm run build`,
  ].join('\n')
}

/** Warn that a build without SITE_URL is only good for this machine; undefined if the variable is set. */
export function describeMissingUrl(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if ((env['SITE_URL'] ?? '') !== '') return undefined
  return [
    `WARNING: SITE_URL is not set, so this build calls itself ${localUrl}.`,
    '  Published like this, all of these would name that address and work for nobody else:',
    '  feeds and the calendar, canonical links, sitemap.xml, previews of shared links, and the URLs in JSON and Markdown.',
    '  To publish: SITE_URL=https://policies.example.org npm run build',
  ].join('\n')
}
