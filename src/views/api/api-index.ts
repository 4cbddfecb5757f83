// Lists the kinds of JSON files that a site has, each with the pattern of its path and an example.
import type { Site } from '../../site/site.ts'
import { describePath, exampleHref, listApiKinds } from './api-files.ts'

export interface ApiIndexEntry {
  readonly what: string
  readonly pattern: string
  /** The path of an example. */
  readonly example: string
}

/** List the kinds of JSON files. */
export function listApiFiles(site: Site): readonly ApiIndexEntry[] {
  return listApiKinds(site).map((file) => ({
    what: file.title,
    pattern: describePath(file, site.urls).path,
    example: exampleHref(file, site),
  }))
}
