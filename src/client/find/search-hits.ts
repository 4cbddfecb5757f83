// Shows a page in the search results: its title, what kind of page it is, and what it says.
import { make } from '../dom.ts'
import { isProse, type PagefindPage } from './page-fragment.ts'
import { markPlaces, readExcerpt } from './search-marks.ts'
import type { Hit } from './search-messages.ts'

/** Return the address of a hit. */
export function addressOf({ name, page }: Hit): string {
  return name?.entry.href ?? page?.url ?? ''
}

/** Show a hit's title, with what distinguishes it from others and its kind. */
export function describeHit({
  name,
  page,
}: Hit): Record<'title' | 'note' | 'kind', readonly (string | HTMLElement)[]> {
  const title = name ? markPlaces(name.entry.title, name.places) : [page?.meta['title'] ?? '']
  const kind = page?.meta['kind'] ?? name?.entry.kind
  const note = name?.entry.note
  return {
    title,
    note: note === undefined ? [] : [make('span', { class: 'quiet' }, note)],
    kind: kind === undefined ? [] : [make('span', { class: 'tag' }, kind)],
  }
}

/** Show a hit as a list item. */
export function toHitItem(hit: Hit): HTMLLIElement {
  const { title, note, kind } = describeHit(hit)
  const href = addressOf(hit)
  return make(
    'li',
    {},
    make('a', { class: 'hit', href }, title),
    // The summary of a whole page says more than its note; a section has no summary of its own.
    hit.page && !href.includes('#') ? [] : note.flatMap((one) => [' ', one]),
    kind.flatMap((one) => [' ', one]),
    hit.page && describe(hit.page),
  )
}

/** Describe a page: prose by an excerpt and the headings where it matches, any other page by its summary. */
function describe(page: PagefindPage): readonly HTMLElement[] {
  const { meta, excerpt, locations } = page
  const { kind, summary } = meta
  if (summary !== undefined && !(isProse(kind) && locations.length > 0)) return [make('p', {}, summary)]
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
