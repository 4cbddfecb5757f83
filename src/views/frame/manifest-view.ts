// Builds the web app manifest that a browser uses to install the site, and lists the site's icons.
import type { Site } from '../../site/site.ts'
import { themeColors } from './theme-colors.ts'

/** A picture of the icon. Pictures that a system crops to its own shape are filled to the edge. */
export interface Icon {
  readonly name: string
  /** Width and height in pixels. */
  readonly size: number
  readonly shape: 'own' | 'filled' | 'filled with a margin'
}

/** The icon that iOS puts on the home screen; iOS rounds the corners itself. */
export const touchIcon: Icon = { name: 'apple-touch-icon', size: 180, shape: 'filled' }

const manifestIcons: readonly Icon[] = [
  { name: 'icon-192', size: 192, shape: 'own' },
  { name: 'icon-512', size: 512, shape: 'own' },
  // Systems keep at least the inner circle of 80%: https://www.w3.org/TR/appmanifest/#icon-masks.
  { name: 'icon-maskable-512', size: 512, shape: 'filled with a margin' },
]

/** Every icon that the build draws. */
export const icons: readonly Icon[] = [...manifestIcons, touchIcon]

/** Build the site's web app manifest. Source of the format: https://www.w3.org/TR/appmanifest/. */
export function toManifest({ settings, urls }: Pick<Site, 'settings' | 'urls'>) {
  return {
    id: urls.home,
    name: settings.title,
    short_name: settings.shortTitle ?? settings.title,
    lang: 'en',
    start_url: urls.home,
    scope: urls.home,
    // People copy and share the addresses of pages, so the browser's address bar stays visible.
    display: 'browser',
    theme_color: themeColors.paper,
    background_color: themeColors.paper,
    icons: manifestIcons.map(({ name, size, shape }) => ({
      src: urls.icon(name),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: shape === 'own' ? 'any' : 'maskable',
    })),
  }
}
