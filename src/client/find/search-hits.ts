// Shows a page in the search results: its title, what kind of page it is, and what it says.
import { make } from '../dom.ts'
import { markPlaces, readExcerpt } from './search-marks.ts'
import type { Hit, PagefindPage } from './search-pages.ts'

const prose = new Set(['Guide', 'Page', 'Announcements'])

/** Show a hit as a list item. */
export function toHitItem({ name, page }: Hit): HTMLLIElement {
  const href = name?.entry.href ?? page?.url ?? ''
  const title = name ? markPlaces(name.entry.title, name.places) : [page?.meta['title'] ?? '']
  const kind = name?.entry.kind ?? page?.meta['kind']
  // The page's own summary says more.
  const note = page === undefined ? name?.entry.note : undefined
  return make(
    'li',
    {},
    make('a', { class: 'hit', href }, title),
    note === undefined ? undefined : [' ', make('span', { class: 'quiet' }, note)],
    kind === undefined ? undefined : [' ', make('span', { class: 'tag' }, kind)],
    page && describe(page),
  )
}

/** Describe a page: prose by an excerpt and the headings where it matches, any other page by its summary. */
function describe(page: PagefindPage): readonly HTMLElement[] {
  const { meta, excerpt, locations } = page
  const { kind = '', summary } = meta
  if (summary !== undefined && !(prose.has(kind) && locations.length > 0)) return [make('p', {}, summary)]
  return [make('p', {}, readExcerpt(excerpt)), ...listPlaces(page)]
}

function listPlaces({ url, sub_results }: PagefindPage): readonly HTMLElement[] {
  const places = sub_results
    .filter((place) => place.url !== url && place.locations.length > 0)
    .toSorted((a, b) => b.locations.length - a.locations.length)
    .slice(0, 2)
  if (places.length === 0) return []
  const links = places.map((place) => make('li', {}, make('a', { href: place.url }, place.title)))
  return [make('ul', { class: 'hit-places' }, links)]
}
