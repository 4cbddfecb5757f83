// Puts into words what the site settings say about a service: its other names, and the end of its support.
import { hasCome } from '../../core/actions/service-notes.ts'
import { defineReads, readValue } from '../../core/reads.ts'
import type { Site } from '../../site/site.ts'
import { findServiceNotes } from '../../site/subject.ts'
import { formatDay } from './days.ts'

/** The end of a service's support. */
export interface ServiceEnd {
  readonly service: string
  readonly day: string
  /** The day, YYYY-MM-DD. */
  readonly iso: string
  readonly source: string
  /** `AWS ended support on`, or what it says before that day. */
  readonly verb: 'ended' | 'ends'
}

/** List the other names of a service. */
export function listAliases(site: Site, prefix: string): readonly string[] {
  return findServiceNotes(site, prefix)?.aliases ?? []
}

/** Return the end of a service's support; undefined if AWS has announced none. */
export function findServiceEnd(site: Site, prefix: string): ServiceEnd | undefined {
  return readValue(endRead, prefix, () => lookUpEnd(site, prefix))
}

/** A page depends on whether support has ended, and not on the day that this was found out. */
const endRead = 'end of service'

/** Define how the end of a service's support is looked up again. */
export function defineEndReads(site: Site): void {
  defineReads(endRead, (prefix) => lookUpEnd(site, prefix))
}

function lookUpEnd(site: Site, prefix: string): ServiceEnd | undefined {
  const { ended, source } = findServiceNotes(site, prefix) ?? {}
  if (ended === undefined || source === undefined) return undefined
  return {
    service: site.serviceNames.get(prefix) ?? prefix,
    day: formatDay(ended),
    iso: ended,
    source,
    verb: hasCome(ended, site.settings.asOf) ? 'ended' : 'ends',
  }
}
