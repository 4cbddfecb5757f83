import { expect, test } from 'vitest'
import { formatHostHeaders, formatNginxHeaders } from './format-headers.ts'

const policy = { content: "default-src 'self'", referrer: 'no-referrer' }
const content = "default-src 'self'; frame-ancestors 'none'"

test('hosts send the policy with every page, also under a sub-path', () => {
  expect(formatHostHeaders(policy, '/')).toContain(`\n/*\n  Content-Security-Policy: ${content}\n`)
  const below = formatHostHeaders(policy, '/sub/')
  const paths = below.split('\n').filter((line) => line.startsWith('/'))
  expect(paths[0]).toBe('/sub/*')
  expect(paths.every((path) => path.startsWith('/sub/'))).toBe(true)
})

test('no address gets the same header twice', () => {
  const rules = formatHostHeaders(policy, '/')
    .split(/\n(?=\/)/)
    .slice(1)
  const namesOf = (path: string) =>
    rules
      .filter((rule) => matches(rule.split('\n')[0] ?? '', path))
      .flatMap((rule) => [...rule.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name))
  for (const path of [
    '/',
    '/rss.xml',
    '/policies/A/rss.xml',
    '/feeds.opml',
    '/api/v1/a.json',
    '/calendar.ics',
    '/policies/A/calendar.ics',
    '/policies/A/matrix.csv',
    '/policies/A/index.md',
    '/examples/a/policy.json',
    '/index.md',
    '/sitemap-2.xml',
    '/_astro/a.css',
  ]) {
    const names = namesOf(path)
    expect(new Set(names).size).toBe(names.length)
  }
  for (const path of [
    '/policies/A/rss.xml',
    '/calendar.ics',
    '/policies/A/index.md',
    '/llms.txt',
    '/sitemap.xml',
  ])
    expect([path, namesOf(path)]).toEqual([path, expect.arrayContaining(['Access-Control-Allow-Origin'])])
  for (const path of ['/', '/policies/A/', '/api/', '/api/v1/', '/manifest.webmanifest'])
    expect([path, namesOf(path)]).toEqual([path, expect.not.arrayContaining(['Access-Control-Allow-Origin'])])
})

test('nginx sends the policy, and the 404 page of the sub-path', () => {
  const text = formatNginxHeaders(policy, '/sub/')
  expect(text).toContain(`add_header Content-Security-Policy "${content}" always;\n`)
  expect(text).toContain('error_page 403 404 =404 /sub/404.html;\n')
})

test('a policy too long for hosts to read is rejected', () => {
  const long = { ...policy, content: `script-src ${"'sha256-x' ".repeat(200)}` }
  expect(() => formatHostHeaders(long, '/')).toThrow('hosts ignore lines over 2000')
})

/** Match an address as the hosts do: a star matches anything. */
function matches(pattern: string, path: string): boolean {
  const [start = '', end] = pattern.split('*')
  return end === undefined
    ? path === pattern
    : path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end)
}
