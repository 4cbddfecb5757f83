// Runs the form that picks two versions and goes to their comparison, the older version first.

const numberOf = (version: string) => Number(version.slice(1))

/** Start a picker. `data-compare` is the address of a comparison, with FROM and TO for the versions. */
export function startPicker(form: HTMLFormElement): void {
  const [from, to] = [selectNamed(form, 'from'), selectNamed(form, 'to')]
  const fault = form.querySelector('.picker-fault')
  if (from === null || to === null) return
  form.hidden = false
  form.querySelector('[data-swap]')?.addEventListener('click', () => {
    const older = from.value
    from.value = to.value
    to.value = older
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (from.value === to.value) {
      if (fault) fault.textContent = 'Pick two different versions.'
      return
    }
    const [older = '', newer = ''] = [from.value, to.value].sort((a, b) => numberOf(a) - numberOf(b))
    location.assign((form.dataset.compare ?? '').replace('FROM', older).replace('TO', newer))
  })
}

function selectNamed(form: HTMLFormElement, name: string): HTMLSelectElement | null {
  return form.querySelector(`select[name=${name}]`)
}
