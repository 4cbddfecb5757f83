// The search page: hands the query in the address to Pagefind's search box, and keeps the address in step.

/** The part of Pagefind's component API that this page uses. */
interface PagefindInstance {
  readonly pagefindOptions: { ranking?: { readonly metaWeights: Readonly<Record<string, number>> } }
  readonly on: (event: 'search', listener: (term: string | null) => void) => void
  readonly triggerLoad: () => Promise<void>
  readonly triggerSearch: (term: string) => void
}

interface PagefindComponents {
  readonly getInstanceManager: () => { readonly getInstance: (name: string) => PagefindInstance }
}

/**
 * A policy's name in words counts more than any title: the titles of action pages are all alike, and a short one
 * would outrank the policy that is called so.
 */
const metaWeights = { title: 0.5, words: 8 }

async function startSearch(): Promise<void> {
  await customElements.whenDefined('pagefind-input')
  const components = (window as Window & { PagefindComponents?: PagefindComponents }).PagefindComponents
  const search = components?.getInstanceManager().getInstance('default')
  if (search === undefined) return
  search.pagefindOptions.ranking = { metaWeights }
  await search.triggerLoad()
  const query = new URLSearchParams(location.search).get('q') ?? ''
  if (query !== '') search.triggerSearch(query)
  search.on('search', (term) => {
    const address = new URL(location.href)
    if (term) address.searchParams.set('q', term)
    else address.searchParams.delete('q')
    history.replaceState(null, '', address)
  })
  document.querySelector<HTMLInputElement>('pagefind-input input')?.focus()
}

void startSearch()
