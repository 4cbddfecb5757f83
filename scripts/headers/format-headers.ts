// The policy of all pages and the sub-path in, what static hosts and nginx read to send the right headers out.
import type { PagePolicy } from './page-policy.ts'

type Header = readonly [name: string, value: string]

// Cloudflare Pages ignores what is longer.
const maxLine = 2000

const year = 31_536_000

/** What the feeds are. Most hosts know only the extension, and would call them XML or JSON. */
const feedTypes: readonly (readonly [file: string, type: string])[] = [
  ['rss.xml', 'application/rss+xml; charset=utf-8'],
  ['atom.xml', 'application/atom+xml; charset=utf-8'],
  ['feed.json', 'application/feed+json; charset=utf-8'],
]

/** List the headers that every answer has. */
function listHeaders({ content, referrer }: PagePolicy): readonly Header[] {
  return [
    // Only a header can forbid that other sites frame a page.
    ['Content-Security-Policy', `${content}; frame-ancestors 'none'`],
    ['Referrer-Policy', referrer],
    ['X-Content-Type-Options', 'nosniff'],
    [
      'Permissions-Policy',
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    ],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
  ]
}

/** Format `_headers`, which Netlify, Cloudflare Pages and others read. Throws when a line is too long for them. */
export function formatHostHeaders(policy: PagePolicy, base: string): string {
  const anyone: Header = ['Access-Control-Allow-Origin', '*']
  const typed = (file: string, type: string): readonly string[] =>
    // The hosts join a header that two rules give, so no two of these match the same address.
    [`${base}${file}`, `${base}*/${file}`].flatMap((path) =>
      formatRule(path, [['Content-Type', type], anyone]),
    )
  const lines = [
    '# Written by the build from what the pages say. Strict-Transport-Security is yours to switch on, in the',
    '# settings of the host, once all of the domain is served over TLS. What this file does not say about',
    '# caching, Netlify and Cloudflare Pages answer with "max-age=0, must-revalidate".',
    ...formatRule(`${base}*`, listHeaders(policy)),
    ...formatRule(`${base}_astro/*`, [['Cache-Control', `public, max-age=${year}, immutable`]]),
    ...formatRule(`${base}api/*`, [anyone]),
    ...feedTypes.flatMap(([file, type]) => typed(file, type)),
    ...formatRule(`${base}feeds.opml`, [['Content-Type', 'text/x-opml; charset=utf-8'], anyone]),
  ]
  const long = lines.find((line) => line.length > maxLine)
  if (long !== undefined) {
    throw new Error(
      `a line of _headers has ${long.length} characters, and hosts ignore what is over ${maxLine}: ${long.slice(0, 60)}…`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** Format `nginx-headers.conf`, which docs/nginx.conf includes. */
export function formatNginxHeaders(policy: PagePolicy, base: string): string {
  const lines = listHeaders(policy).map(([name, value]) => `add_header ${name} "${value}" always;`)
  return [
    '# Written by the build from what the pages say; docs/nginx.conf includes it.',
    ...lines,
    '# Folders without a page are not listed, and look like what is not there.',
    `error_page 403 404 =404 ${base}404.html;`,
    '',
  ].join('\n')
}

function formatRule(path: string, headers: readonly Header[]): readonly string[] {
  return [path, ...headers.map(([name, value]) => `  ${name}: ${value}`)]
}
