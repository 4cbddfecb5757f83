import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listSiteFiles } from '../site/site-files.ts'
import { findSharedFaults } from './find-shared-faults.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** Make the start of a PNG, padded to `length` bytes. */
function png(width: number, height: number, length = 40): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

const page = `<head>
<link rel="canonical" href="https://catalog.example/sub/x/">
<meta property="og:title" content="X"><meta property="og:type" content="article">
<meta property="og:description" content="About X"><meta property="og:site_name" content="Catalog">
<meta property="og:url" content="https://catalog.example/sub/x/">
<meta property="og:image" content="https://catalog.example/sub/previews/x.png">
<meta property="og:image:alt" content="X"><meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">
</head><body></body>`
const manifest = {
  id: '/sub/',
  start_url: '/sub/',
  scope: '/sub/',
  icons: [
    { src: '/sub/icons/192.png', sizes: '192x192' },
    { src: '/sub/icons/512.png', sizes: '512x512' },
  ],
}
const home = page
  .replaceAll('https://catalog.example/sub/x/', 'https://catalog.example/sub/')
  .replace('</head>', '<link rel="manifest" href="/sub/manifest.webmanifest"></head>')
const whole = {
  'index.html': home,
  'x/index.html': page,
  'previews/x.png': png(1200, 630),
  'icons/192.png': png(192, 192),
  'icons/512.png': png(512, 512),
  'manifest.webmanifest': JSON.stringify(manifest),
}

function check(changes: Readonly<Record<string, string | Buffer>>) {
  const dir = mkdtempSync(join(tmpdir(), 'shared-test-'))
  dirs.push(dir)
  for (const [path, bytes] of Object.entries({ ...whole, ...changes })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), bytes)
  }
  return findSharedFaults(listSiteFiles(dir), { origin: 'https://catalog.example', base: '/sub/' }).map(
    ({ file, what }) => `${file}: ${what}`,
  )
}

test('accepts a page with every tag and a manifest whose icons exist', () => {
  expect(check({})).toEqual([])
})

test.each([
  ['og:title', 'no og:title'],
  ['og:image:alt', 'no og:image:alt'],
  ['twitter:card', 'no twitter:card'],
])('finds a page without %s', (name, what) => {
  expect(check({ 'x/index.html': page.replace(name, 'other') })).toEqual([`x/index.html: ${what}`])
})

test.each([
  ['an image URL that is not absolute', 'https://catalog.example/sub/previews', '/sub/previews'],
  ['an image outside the sub-path', '/sub/previews', '/previews'],
])('finds %s', (_, from, to) => {
  expect(check({ 'x/index.html': page.replace(from, to) })).toEqual([
    expect.stringMatching(/^x\/index\.html: og:image: .* is not a URL of the site$/),
  ])
})

test('finds a URL that is not the page’s own', () => {
  const other = page.replace(
    'content="https://catalog.example/sub/x/"',
    'content="https://catalog.example/sub/"',
  )
  expect(check({ 'x/index.html': other })).toEqual(['x/index.html: og:url: https://catalog.example/sub/'])
})

test.each([
  ['of the wrong size', png(600, 315), 'is 600x315'],
  ['too heavy', png(1200, 630, 60_001), 'has 60001 bytes, over 60000'],
  ['not a PNG', 'GIF89a', 'is not a PNG'],
])('finds an image that is %s', (_, bytes, what) => {
  expect(check({ 'previews/x.png': bytes })).toEqual(
    ['index.html', 'x/index.html'].map(
      (file) => `${file}: og:image: https://catalog.example/sub/previews/x.png ${what}`,
    ),
  )
})

test('only the home page has a manifest', () => {
  const link = '<link rel="manifest" href="/sub/manifest.webmanifest">'
  expect(check({ 'index.html': home.replace(link, '') })).toEqual(['index.html: the manifest: undefined'])
  expect(check({ 'x/index.html': page.replace('</head>', `${link}</head>`) })).toEqual([
    'x/index.html: the manifest: /sub/manifest.webmanifest',
  ])
})

test('finds a manifest that leaves the sub-path, lacks an icon or calls one larger than it is', () => {
  const icons = [
    { src: '/sub/icons/192.png', sizes: '192x192' },
    { src: '/sub/icons/192.png', sizes: '256x256' },
  ]
  expect(check({ 'manifest.webmanifest': JSON.stringify({ ...manifest, start_url: '/', icons }) })).toEqual([
    'manifest.webmanifest: start_url: /',
    'manifest.webmanifest: no icon of 512x512',
    'manifest.webmanifest: /sub/icons/192.png: 192x192',
  ])
})
