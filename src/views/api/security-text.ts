// Writes security.txt, which tells people where to report a weakness. Source: https://www.rfc-editor.org/rfc/rfc9116.
import type { Site } from '../../site/site.ts'

/** Write the site's security.txt; undefined if the settings name no contact. */
export function toSecurityText({ settings, urls }: Pick<Site, 'settings' | 'urls'>): string | undefined {
  if (settings.security === undefined) return undefined
  const { contact, expires } = settings.security
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}T00:00:00Z`,
    'Preferred-Languages: en',
    `Canonical: ${urls.absolute(urls.securityText)}`,
    '',
  ].join('\n')
}
