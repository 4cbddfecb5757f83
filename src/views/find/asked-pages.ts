// Finds the pages that the phrases of content/search.json lead to.
import type { Entry, Palette } from '../../core/find/page-list.ts'
import type { SearchLead } from '../../core/records/search-words.ts'
import type { Site } from '../../site/site.ts'
import type { GuideOutline } from '../guides/guide-index.ts'

/** List the phrases, each with its pages by their positions among the entries; pages that are not there are left out. */
export function listAsks(
  site: Site,
  guides: readonly GuideOutline[],
  entries: readonly Entry[],
): Palette['asks'] {
  const positions = new Map(entries.map(({ href }, i) => [href, i]))
  return (site.searchWords?.asks ?? []).flatMap(({ phrases, leads }) => {
    const pages = leads.flatMap((lead) => positions.get(toHref(site, guides, lead) ?? '') ?? [])
    return pages.length === 0 ? [] : [{ phrases, pages }]
  })
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
