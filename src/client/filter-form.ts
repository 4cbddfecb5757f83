// Keeps a filter's form and the query string in the address in step.

/**
 * Start a filter. `apply` shows what matches a query string and returns the query string for the address, empty when
 * everything is shown. `data-results` has the ID of the element that Enter moves the focus to.
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
  // The filter has already run, so Enter goes to its results.
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    document.getElementById(form.dataset.results ?? '')?.focus()
  })
  // The fields are reset only after the reset event.
  form.addEventListener('reset', () => setTimeout(run))
  run()
}

function readForm(form: HTMLFormElement): string {
  return `${new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`]))}`
}

/** Set the fields; values that the page does not offer are dropped. */
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
