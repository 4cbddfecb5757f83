// A catalog's record in; what the catalog is about, for the sentences of every page, out.
import type { SiteSettings } from '../core/records/record.ts'

interface About {
  readonly settings: SiteSettings
}

/** Continue a phrase about policies: ` for Amazon Connect`, or nothing where they are those of all of AWS. */
export function forSubject({ settings }: About): string {
  return settings.subject === undefined ? '' : ` for ${settings.subject}`
}

/** Say which policies are meant: ` for Amazon Connect`, or ` of this catalog` where no service is named. */
export function ofSite(about: About): string {
  return forSubject(about) || ' of this catalog'
}

/** Ask what readers ask, as the heading of the home page. */
export function askQuestion({ settings }: About): string {
  return settings.question ?? 'What did AWS just change in the managed policies that you attach?'
}

/** List the prefixes of the subject's own services, in their order. */
export function listOwnServices({ settings }: About): readonly string[] {
  return settings.ownServices ?? []
}

/** Say whether any two versions of a policy have a page that compares them, or only neighbors. */
export function comparesAny({ settings }: About): boolean {
  return settings.comparisons !== 'adjacent'
}
