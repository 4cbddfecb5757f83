// Explains an address without a page: the version that is not recorded, or the pages with the nearest addresses.
import leven from 'leven'
import type { Entry } from './page-list.ts'

/** What to say about an address that has no page. */
export interface MissingPage {
  /** The versions that the address names and that are not recorded, such as `v99`; empty if it names none. */
  readonly unrecorded: readonly string[]
  /** The policy of those versions. */
  readonly policy?: Entry
  /** The recorded versions of that policy, newest first; empty on a site too large to list them. */
  readonly recorded: readonly Entry[]
  /** The pages that the address resembles, the nearest first. */
  readonly nearest: readonly Entry[]
}

/** How many similar pages are suggested. */
const most = 3

/** The longest address, in characters, that is compared with others. */
const longest = 200

/** Explain an address without a page. `home` is the path of the home page. */
export function explainMissing(path: string, home: string, entries: readonly Entry[]): MissingPage {
  const wanted = readPath(path, home)
  const pages = entries.filter(({ href }) => !href.includes('#'))
  const [folder, name, ...rest] = wanted
  const policy =
    folder === 'policies'
      ? pages.find(({ kind, title }) => kind === 'Policy' && title.toLowerCase() === name)
      : undefined
  if (policy === undefined) return { unrecorded: [], recorded: [], nearest: findNearest(wanted, home, pages) }
  const recorded = pages.filter(({ kind, href }) => kind === 'Version' && href.startsWith(policy.href))
  const idOf = ({ href }: Entry) => href.slice(policy.href.length, -1)
  const named = rest.flatMap((part) => part.match(/^v?\d+$|(?<=^|\.)v?\d+(?=\.|$)/g) ?? []).map(toId)
  const unrecorded =
    recorded.length === 0 ? [] : named.filter((id) => !recorded.some((one) => idOf(one) === id))
  const nearest = unrecorded.length > 0 ? [] : suggestOf(policy, recorded, named, idOf)
  return { unrecorded, policy, recorded: unrecorded.length > 0 ? recorded : [], nearest }
}

/** Suggest the versions that an address names, as a comparison from the older to the newer if it names two. */
function suggestOf(
  policy: Entry,
  recorded: readonly Entry[],
  named: readonly string[],
  idOf: (entry: Entry) => string,
): readonly Entry[] {
  const own = recorded.filter((entry) => named.includes(idOf(entry)))
  const [newer, older] = own
  if (newer === undefined) return [policy]
  if (older === undefined) return [newer, policy]
  const pair = { from: idOf(older), to: idOf(newer) }
  const title = `${policy.title}: ${pair.from} compared with ${pair.to}`
  return [{ kind: 'Page', title, href: `${policy.href}compare/${pair.from}...${pair.to}/` }, policy]
}

const toId = (part: string) => `v${part.replace(/^v/, '')}`

/** Read the parts of a path below the home page, in lowercase. A path that is not decodable is read as it is. */
function readPath(path: string, home: string): readonly string[] {
  const below = path.slice(0, longest).toLowerCase().replace(home.toLowerCase(), '/')
  const parts = below.split('/').filter((part) => part !== '' && part !== 'index.html')
  return parts.map((part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
}

function findNearest(wanted: readonly string[], home: string, pages: readonly Entry[]): readonly Entry[] {
  const last = wanted.at(-1) ?? ''
  if (last === '') return []
  const scored = pages.flatMap((page) => {
    const parts = readPath(page.href, home)
    const whole = errorsBetween(wanted.join('/'), parts.join('/'))
    // The name alone may be right, in another folder or in none. A short name is near to too many.
    const name = last.length < 4 ? undefined : errorsBetween(last, parts.at(-1) ?? '')
    const errors = Math.min(whole ?? Infinity, (name ?? Infinity) + 1)
    return errors === Infinity ? [] : [{ page, errors }]
  })
  return scored
    .sort((a, b) => a.errors - b.errors)
    .slice(0, most)
    .map(({ page }) => page)
}

/** Count the letters that differ; undefined if more than a third of them do. */
function errorsBetween(wanted: string, other: string): number | undefined {
  const allowed = Math.max(1, Math.floor(wanted.length / 3))
  if (Math.abs(wanted.length - other.length) > allowed) return undefined
  const errors = leven(wanted, other, { maxDistance: allowed + 1 })
  return errors > allowed ? undefined : errors
}
