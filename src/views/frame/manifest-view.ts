// The site in; what a browser shows of it when it is installed, and the icons for that, out.
import type { Site } from '../../site/site.ts'
import { themeColors } from './theme-colors.ts'

/** A picture of the icon; those that a system cuts to a shape of its own are filled to the edge. */
export interface Icon {
  readonly name: string
  /** Width and height in pixels. */
  readonly size: number
  readonly shape: 'own' | 'filled' | 'filled with a margin'
}

/** What iOS puts on the home screen; it rounds the corners itself. */
export const touchIcon: Icon = { name: 'apple-touch-icon', size: 180, shape: 'filled' }

const manifestIcons: readonly Icon[] = [
  { name: 'icon-192', size: 192, shape: 'own' },
  { name: 'icon-512', size: 512, shape: 'own' },
  // Systems keep at least the inner circle of 80 %: https://www.w3.org/TR/appmanifest/#icon-masks.
  { name: 'icon-maskable-512', size: 512, shape: 'filled with a margin' },
]

/** Every icon that the build draws. */
export const icons: readonly Icon[] = [...manifestIcons, touchIcon]

/** Make the site's web app manifest. Source of the form: https://www.w3.org/TR/appmanifest/. */
export function toManifest({ settings, urls }: Pick<Site, 'settings' | 'urls'>) {
  return {
    id: urls.home,
    name: settings.title,
    short_name: settings.shortTitle ?? settings.title,
    lang: 'en',
    start_url: urls.home,
    scope: urls.home,
    // Pages have addresses that people copy and pass on, so the browser stays around them.
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
