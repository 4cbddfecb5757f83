// Finds the pages that the phrases of content/search.json lead to.
import type { SearchLead } from '../../core/records/search-words.ts'
import type { Site } from '../../site/site.ts'
import type { GuideOutline } from '../guides/guide-index.ts'

/** List the phrases that lead to each page, by its address. A section of a guide that is not given is left out. */
export function listAsks(
  site: Site,
  guides: readonly GuideOutline[],
): ReadonlyMap<string, readonly string[]> {
  const pairs = (site.searchWords?.asks ?? []).flatMap(({ phrases, leads }) =>
    leads.flatMap((lead) => {
      const href = toHref(site, guides, lead)
      return href === undefined ? [] : phrases.map((phrase) => ({ href, phrase }))
    }),
  )
  const byHref = Map.groupBy(pairs, ({ href }) => href)
  return new Map([...byHref].map(([href, of]) => [href, of.map(({ phrase }) => phrase)]))
}

function toHref({ urls }: Site, guides: readonly GuideOutline[], lead: SearchLead): string | undefined {
  if ('policy' in lead) return urls.policy(lead.policy)
  if ('action' in lead) return urls.action(lead.action)
  if ('service' in lead) return urls.service(lead.service)
  if ('example' in lead) return urls.example(lead.example)
  if ('rule' in lead) return urls.checkRule(lead.rule)
  if ('page' in lead) return lead.page === 'rules' ? urls.checkRules : urls[lead.page]
  const href = urls.guide(lead.guide)
  if (lead.section === undefined) return href
  return guides.find((guide) => guide.href === href)?.sections.find(({ text }) => text === lead.section)?.href
}
