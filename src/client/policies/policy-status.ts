// Shows how much of the list of policies is loaded, and how much of it a filter shows.

/** Whether a page has the whole list or only a part, and how the loading of the other parts is going. */
export type ListState = 'whole' | 'part' | 'loading' | 'failed'

/** Create the function that shows the list's status. `ownCount` is the number of policies in the page's own part. */
export function createStatus(form: HTMLFormElement, body: HTMLTableSectionElement, ownCount: number) {
  const total = Number(form.dataset.total ?? ownCount)
  const results = document.getElementById(form.dataset.results ?? '')
  const table = body.closest<HTMLElement>('.table')
  const none = document.querySelector<HTMLElement>('[data-none]')
  const status = form.querySelector('[data-shown]')
  const retry = form.querySelector<HTMLButtonElement>('[data-retry]')
  const ways = document.querySelectorAll<HTMLElement>('[data-list-parts]')

  return (state: ListState, shown: number, isFiltered: boolean): void => {
    const text = writeStatus(state, shown, { own: ownCount, total })
    // Setting the same text again would make screen readers repeat it.
    if (status && status.textContent !== text) status.textContent = text
    const isEmpty = shown === 0 && state === 'whole'
    if (none) none.hidden = !isEmpty
    if (table) table.hidden = isEmpty
    if (retry) retry.hidden = state !== 'failed'
    results?.setAttribute('aria-busy', String(state === 'loading'))
    // When all parts are searched, none is the current one.
    for (const way of ways) way.hidden = isFiltered && state === 'whole'
  }
}

function writeStatus(state: ListState, shown: number, counts: { own: number; total: number }): string {
  const [own, others, total] = [counts.own, counts.total - counts.own, counts.total].map((count) =>
    count.toLocaleString('en'),
  )
  if (state === 'loading') return `Loading the other ${others} policies…`
  if (state === 'failed') {
    return `${shown} of the ${own} policies in this part shown: the other ${others} could not be loaded.`
  }
  return `${shown.toLocaleString('en')} of ${total} policies shown`
}
