// Builds the site's model for commands, so that their JSON is the JSON of the site.
import { buildSite, type Site } from '../../../src/site/site.ts'
import { createUrls } from '../../../src/site/urls.ts'
import type { Knowledge } from './knowledge.ts'

/** Build the model. What a command does not ask for is not computed. URLs are relative to a site that is not named. */
export async function buildModel(knowledge: Knowledge): Promise<Site> {
  const [content, snapshot] = await Promise.all([knowledge.content(), knowledge.snapshot()])
  return buildSite(content, snapshot, createUrls('https://catalog.invalid', '/'))
}
