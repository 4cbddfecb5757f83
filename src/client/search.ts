// The search page: hands the query in the address to Pagefind's search box, and keeps the address in step.

const field = () => document.querySelector<HTMLInputElement>('pagefind-input input')

/** Wait for the search box, which its own script builds, then give it the query that the page was opened with. */
async function startSearch(): Promise<void> {
  await customElements.whenDefined('pagefind-input')
  const input = field()
  if (input === null) return
  const query = new URLSearchParams(location.search).get('q') ?? ''
  if (query !== '') {
    input.value = query
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  input.addEventListener('input', () => {
    const address = new URL(location.href)
    if (input.value === '') address.searchParams.delete('q')
    else address.searchParams.set('q', input.value)
    history.replaceState(null, '', address)
  })
  input.focus()
}

void startSearch()
