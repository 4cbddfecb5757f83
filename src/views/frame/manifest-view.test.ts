import { expect, test } from 'vitest'
import { createUrls } from '../../site/urls.ts'
import { icons, toManifest } from './manifest-view.ts'

const settings = {
  title: 'Policies of a service',
  asOf: '2026-02-01T00:00:00Z',
  tagAuthority: 'catalog.example',
}
const urls = createUrls('https://catalog.example', '/connect/')

test('the manifest of a site under a sub-path stays within it', () => {
  const manifest = toManifest({ settings, urls })
  expect([manifest.id, manifest.start_url, manifest.scope]).toEqual(['/connect/', '/connect/', '/connect/'])
  expect(manifest.icons.map(({ src }) => src)).toEqual([
    '/connect/icons/icon-192.png',
    '/connect/icons/icon-512.png',
    '/connect/icons/icon-maskable-512.png',
  ])
})

test('the name under the icon is the short title if there is one, or else the title', () => {
  const shorter = { ...settings, shortTitle: 'Policies' }
  expect(toManifest({ settings, urls }).short_name).toBe('Policies of a service')
  expect(toManifest({ settings: shorter, urls })).toMatchObject({
    name: 'Policies of a service',
    short_name: 'Policies',
  })
})

test('every icon of the manifest is drawn', () => {
  const drawn = icons.map(({ name, size }) => [urls.icon(name), `${size}x${size}`])
  expect(drawn).toEqual(
    expect.arrayContaining(toManifest({ settings, urls }).icons.map(({ src, sizes }) => [src, sizes])),
  )
})
