// Reads from the site settings what the catalog is about, for the text of every page.
import type { ServiceNotes, SiteSettings } from '../core/records/record.ts'

interface About {
  readonly settings: SiteSettings
}

/** Return the end of a phrase about policies: ` for Amazon Connect`, or nothing if the catalog covers all of AWS. */
export function forSubject({ settings }: About): string {
  return settings.subject === undefined ? '' : ` for ${settings.subject}`
}

/** Return which policies are meant: ` for Amazon Connect`, or ` of this catalog` if the settings have no subject. */
export function ofSite(about: About): string {
  return forSubject(about) || ' of this catalog'
}

/** Return the question that readers ask, for the heading of the home page. */
export function askQuestion({ settings }: About): string {
  return settings.question ?? 'What did AWS just change in the managed policies that you attach?'
}

/** List the prefixes of the subject's own services, in the order of the settings. */
export function listOwnServices({ settings }: About): readonly string[] {
  return settings.ownServices ?? []
}

/** Check whether any two versions of a policy have a comparison page, or only neighboring ones. */
export function comparesAny({ settings }: About): boolean {
  return settings.comparisons !== 'adjacent'
}

/** List the services, as ARNs name them, that give their resources UUIDs as IDs. */
export function listUuidServices({ settings }: About): ReadonlySet<string> {
  return new Set(settings.uuidServices?.map(({ prefix }) => prefix))
}

/** Return what the settings say about a service, if anything. */
export function findServiceNotes({ settings }: About, prefix: string): ServiceNotes | undefined {
  return settings.services?.find((notes) => notes.prefix === prefix)
}
