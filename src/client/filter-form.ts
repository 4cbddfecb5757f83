// The form of a filter: its fields in, a query string out, and back; the address carries the same.

/**
 * Start a filter. `apply` shows what a query string lets through, and gives the query string for the address, empty
 * when everything is shown. `data-results` names the place to which Enter goes.
 */
export function startFilter(form: HTMLFormElement, apply: (query: string) => string): void {
  const reset = form.querySelector<HTMLButtonElement>('[type=reset]')
  const run = () => {
    const kept = apply(readForm(form))
    history.replaceState(null, '', `${location.pathname}${kept}${location.hash}`)
    if (reset) reset.hidden = kept === ''
  }
  form.hidden = false
  fillForm(form, new URLSearchParams(location.search))
  form.addEventListener('input', run)
  // The filter is at work already: Enter goes to what it found.
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    document.getElementById(form.dataset.results ?? '')?.focus()
  })
  // A form is empty only after the event that empties it.
  form.addEventListener('reset', () => setTimeout(run))
  run()
}

function readForm(form: HTMLFormElement): string {
  return `${new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`]))}`
}

/** Set the fields; what the page does not offer is dropped. */
function fillForm(form: HTMLFormElement, query: URLSearchParams): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
    if (field.type === 'checkbox' && 'checked' in field) {
      field.checked = query.getAll(field.name).includes(field.value)
    } else {
      field.value = query.get(field.name) ?? ''
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = ''
    }
  }
}
