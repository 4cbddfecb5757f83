// How much of the list of policies is here and how much of it a filter shows in; the page that says so out.

/** Whether a page has the whole list, or a part of it and then how it gets on with the others. */
export type ListState = 'whole' | 'part' | 'loading' | 'failed'

/** Make the function that says what is shown. `ownCount` is how many policies the page has of its own. */
export function createTeller(form: HTMLFormElement, body: HTMLTableSectionElement, ownCount: number) {
  const total = Number(form.dataset.total ?? ownCount)
  const results = document.getElementById(form.dataset.results ?? '')
  const table = body.closest<HTMLElement>('.table')
  const none = document.querySelector<HTMLElement>('[data-none]')
  const status = form.querySelector('[data-shown]')
  const retry = form.querySelector<HTMLButtonElement>('[data-retry]')
  const ways = document.querySelectorAll<HTMLElement>('[data-parted]')

  return (state: ListState, shown: number, isFiltered: boolean): void => {
    const text = writeStatus(state, shown, { own: ownCount, total })
    // Said again, it would be read out again.
    if (status && status.textContent !== text) status.textContent = text
    const isEmpty = shown === 0 && state === 'whole'
    if (none) none.hidden = !isEmpty
    if (table) table.hidden = isEmpty
    if (retry) retry.hidden = state !== 'failed'
    results?.setAttribute('aria-busy', String(state === 'loading'))
    // Where all are searched, no part is the current one.
    for (const way of ways) way.hidden = isFiltered && state === 'whole'
  }
}

function writeStatus(state: ListState, shown: number, counts: { own: number; total: number }): string {
  const [own, others, total] = [counts.own, counts.total - counts.own, counts.total].map((count) =>
    count.toLocaleString('en'),
  )
  if (state === 'loading') return `Loading the other ${others} policies…`
  if (state === 'failed') {
    return `${shown} of the ${own} policies of this part shown: the other ${others} could not be loaded.`
  }
  return `${shown.toLocaleString('en')} of ${total} policies shown`
}
