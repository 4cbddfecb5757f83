// Finds faults in the link previews of a built site's pages and in its web app manifest.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSiteFile, type SiteFault, type SiteFiles, selectOwn } from '../site/site-files.ts'
import type { SiteAddress } from './find-link-faults.ts'
import { readHead } from './read-head.ts'
import { readPngSize } from './read-png.ts'

/** The tags that every page has, for readers of Open Graph (https://ogp.me) and of Twitter cards. */
const wanted = [
  'og:title',
  'og:type',
  'og:url',
  'og:image',
  'og:description',
  'og:site_name',
  'og:image:alt',
  'og:image:width',
  'og:image:height',
  'twitter:card',
]
const previewSize = '1200x630'
/** In bytes: some services that show links wait only a moment for an image. */
const mostPreview = 60_000
const manifestFile = 'manifest.webmanifest'

/** Find pages with an incomplete or wrong preview, and manifest icons that are missing or of the wrong size. */
export function findSharedFaults(site: SiteFiles, address: SiteAddress): readonly SiteFault[] {
  const images = new Map<string, string | undefined>()
  const pages = selectOwn(site, '.html').flatMap((file) => {
    const { metas, links } = readHead(readSiteFile(site, file))
    const missing = wanted.filter((name) => !metas.get(name))
    const ownAddress = links.get('canonical') ?? toAddress(file, address)
    const [url, image = ''] = [metas.get('og:url'), metas.get('og:image')]
    const size = `${metas.get('og:image:width')}x${metas.get('og:image:height')}`
    if (!images.has(image)) images.set(image, findPreviewError(site, image, address))
    return [
      ...missing.map((name) => fault(file, `no ${name}`, 'a tag that every page has')),
      ...differ(file, 'og:url', url, ownAddress),
      ...differ(file, 'the size of og:image', size, previewSize),
      ...differ(file, 'og:image', images.get(image), undefined),
      ...differ(
        file,
        'the manifest',
        links.get('manifest'),
        file === 'index.html' ? address.base + manifestFile : undefined,
      ),
    ]
  })
  return [...pages, ...findManifestFaults(site, address)]
}

/** Describe what is wrong with the preview image of a page, if anything. */
function findPreviewError(site: SiteFiles, image: string, { origin, base }: SiteAddress): string | undefined {
  if (!image.startsWith(origin + base)) return `${image} is not a URL of the site`
  const found = describeImage(site, image.slice((origin + base).length))
  if (found.size !== previewSize) return `${image} is ${found.size}`
  return found.bytes > mostPreview ? `${image} has ${found.bytes} bytes, over ${mostPreview}` : undefined
}

function findManifestFaults(site: SiteFiles, { base }: SiteAddress): readonly SiteFault[] {
  if (!site.paths.includes(manifestFile))
    return [fault(manifestFile, 'missing', 'a file that every build makes')]
  const manifest = JSON.parse(readSiteFile(site, manifestFile))
  const icons: readonly { readonly src: string; readonly sizes: string }[] = manifest.icons
  return [
    ...['start_url', 'scope', 'id'].flatMap((key) => differ(manifestFile, key, manifest[key], base)),
    ...['192x192', '512x512']
      .filter((size) => !icons.some(({ sizes }) => sizes === size))
      .map((size) =>
        fault(manifestFile, `no icon of ${size}`, 'one, so that browsers offer to install the site'),
      ),
    ...icons.flatMap(({ src, sizes }) =>
      differ(manifestFile, src, describeImage(site, src.slice(base.length)).size, sizes),
    ),
  ]
}

/** Describe the size of an image of the site, or say that it is missing or not a PNG. */
function describeImage(site: SiteFiles, file: string): { readonly size: string; readonly bytes: number } {
  if (!site.paths.includes(file)) return { size: 'missing', bytes: 0 }
  const bytes = readFileSync(join(site.dir, file))
  const size = readPngSize(bytes)
  return { size: size ? `${size.width}x${size.height}` : 'not a PNG', bytes: bytes.length }
}

function toAddress(file: string, { origin, base }: SiteAddress): string {
  return origin + base + file.replace(/(^|\/)index\.html$/, '$1')
}

function differ(
  file: string,
  what: string,
  found: string | undefined,
  expected: string | undefined,
): readonly SiteFault[] {
  return found === expected
    ? []
    : [fault(file, `${what}: ${found}`, expected ?? 'a PNG as the page declares it')]
}

function fault(file: string, what: string, expected: string): SiteFault {
  return { file, what, expected }
}
