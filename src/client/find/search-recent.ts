// Keeps, shows and clears the recent searches of this tab.
import { fill, make } from '../dom.ts'

const storage = 'searches'
const most = 8

/** List the latest searches, newest first. */
function listRecent(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storage) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** Keep a search that the user submitted or found something with. */
export function keepRecent(typed: string): void {
  if (typed === '') return
  const others = listRecent().filter((one) => one.toLowerCase() !== typed.toLowerCase())
  store([typed, ...others].slice(0, most))
}

/** Show the latest searches in their place; each is a link, so that it opens like any other. */
export function showRecent(place: HTMLElement, search: string): void {
  const recent = listRecent()
  place.hidden = recent.length === 0
  const list = place.querySelector('ul')
  if (list === null) return
  fill(
    list,
    recent.map((typed) =>
      make('li', {}, make('a', { href: `${search}?q=${encodeURIComponent(typed)}` }, typed)),
    ),
  )
}

/** Clear all recent searches. */
export function clearRecent(): void {
  store([])
}

function store(searches: readonly string[]): void {
  try {
    if (searches.length === 0) sessionStorage.removeItem(storage)
    else sessionStorage.setItem(storage, JSON.stringify(searches))
  } catch {
    // Storage may be blocked; nothing is kept then.
  }
}
