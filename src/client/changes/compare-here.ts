// Computes in the browser, as the checker does, a comparison that has no page of its own.
import type { PolicyDocument } from '../../core/records/policy-document.ts'
import { createUrls } from '../../site/urls.ts'
import { createFolds } from '../checker/fold.ts'
import type { CheckAnswer } from '../checker/messages.ts'
import { openWorker } from '../checker/open-worker.ts'
import { getJson } from '../checker/references.ts'
import { showComparison } from '../checker/show-comparison.ts'
import { fill, make } from '../dom.ts'

/** Compare two versions of the policy that `place` names, and show the result there. */
export async function comparePair(place: HTMLElement, from: string, to: string): Promise<void> {
  const { pair: name = '', home = '/' } = place.dataset
  const urls = createUrls(location.origin, home)
  const warn = (words: string) => fill(place, make('p', { class: 'warning' }, words))
  const selects = ['from', 'to'].map((end) =>
    document.querySelector<HTMLSelectElement>(`.picker select[name=${end}]`),
  )
  const offered = [...(selects[0]?.options ?? [])].map(({ value }) => value)
  if (!offered.includes(from) || !offered.includes(to)) {
    return warn('The catalog does not have both versions of this policy. Pick two versions above.')
  }
  for (const [i, version] of [from, to].entries()) {
    const select = selects[i]
    if (select) select.value = version
  }
  fill(place, make('p', { role: 'status' }, `Comparing ${from} with ${to} …`))
  const newer = (await getJson(urls.json.version(name, to))) as
    | { readonly document: PolicyDocument }
    | undefined
  if (newer === undefined) return warn(`${name} ${to} could not be loaded. Reload the page to try again.`)
  const show = ({ granted }: CheckAnswer) => {
    if (typeof granted === 'string') return warn(granted)
    const { comparison = 'There is no verdict.' } = granted
    if (typeof comparison === 'string') return warn(comparison)
    fill(
      place,
      make('h2', { id: 'change', tabindex: '-1' }, `From ${from} to ${to}`),
      showComparison(
        comparison,
        [
          make('a', { href: comparison.with.href }, comparison.with.text),
          make('a', { href: urls.version(name, to) }, `${name} ${to}`),
        ],
        createFolds(),
        (statement) => location.assign(urls.statement(name, to, statement)),
      ),
    )
  }
  openWorker(show, warn).queue.ask({
    home,
    text: JSON.stringify(newer.document, null, 2),
    since: '',
    against: `${name}@${from}`,
  })
}
