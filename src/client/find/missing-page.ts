// Says on the page for missing addresses what the address may have meant: similar names, or a version not recorded.
import type { MissingPage } from '../../core/find/nearest-page.ts'
import type { Entry } from '../../core/find/page-list.ts'
import { fill, find, join, make } from '../dom.ts'

/** How many recorded versions are listed. */
const most = 12

const place = find<HTMLElement>(document, 'missing')
const { home = '/', list = '' } = place.dataset
// The page lists the policies and guides anyway.
void explain().then(show, () => undefined)

/** Load what compares names after the page itself. */
async function explain(): Promise<MissingPage> {
  const [{ loadPageNames }, { explainMissing }] = await Promise.all([
    import('./page-names.ts'),
    import('../../core/find/nearest-page.ts'),
  ])
  const { entries } = await loadPageNames(list)
  return explainMissing(location.pathname, home, entries)
}

function show({ unrecorded, policy, recorded, nearest }: MissingPage): void {
  if (unrecorded.length > 0 && policy !== undefined) {
    const verb = unrecorded.length === 1 ? 'is' : 'are'
    const links = recorded
      .slice(0, most)
      .map((entry) => linkTo(entry, entry.title.slice(policy.title.length + 1)))
    const rest = recorded.length - most
    fill(
      place,
      make(
        'p',
        {},
        make('strong', {}, `${unrecorded.join(' and ')} of ${policy.title} ${verb} not recorded.`),
        ' Recorded: ',
        join(links),
        rest > 0 ? [` and ${rest} older ones, listed with `, linkTo(policy)] : [' of ', linkTo(policy)],
        '.',
      ),
    )
  } else if (nearest.length > 0) {
    const items = nearest.map((entry) =>
      make('li', {}, linkTo(entry), ' ', make('span', { class: 'tag' }, entry.kind)),
    )
    fill(place, make('p', {}, make('strong', {}, 'Did you mean:')), make('ul', {}, items))
  }
}

function linkTo({ href, title }: Entry, text = title): HTMLElement {
  return make('a', { href }, text)
}
