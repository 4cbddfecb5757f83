// Runs the form of an example: a typed value that fits is put into every form of the policy.
import { showOnButton } from '../document-text.ts'
import { keepOneLine } from '../one-line.ts'
import { addressWith, readAddress, readMemory, type Values, writeMemory } from './example-values.ts'

/** Start the form. */
export function startFields(form: HTMLElement): void {
  const fields = [...form.querySelectorAll('textarea')]
  const names = fields.map(({ name }) => name)

  const apply = () => {
    const values = readFields(fields)
    fillIn(values)
    showRemaining(form, names, values)
    return values
  }
  const show = (values: Values) => {
    for (const field of fields) {
      field.value = values.get(field.name) ?? ''
      showFault(field)
    }
    return apply()
  }
  const keep = () => {
    const values = apply()
    history.replaceState(null, '', addressWith(values))
    writeMemory(names, values)
  }

  for (const field of fields) {
    field.hidden = false
    keepOneLine(field)
    field.addEventListener('input', () => {
      // An error is shown when the field loses the focus, and cleared as soon as it is fixed.
      if (isSound(field)) showFault(field)
      keep()
    })
    field.addEventListener('change', () => showFault(field))
  }
  for (const part of form.querySelectorAll<HTMLElement>('[data-needs-script]')) part.hidden = false
  form.querySelector('[data-clear]')?.addEventListener('click', () => {
    show(new Map())
    keep()
    fields[0]?.focus()
  })
  const link = form.querySelector<HTMLButtonElement>('[data-copy-link]')
  link?.addEventListener('click', async () => {
    await navigator.clipboard.writeText(addressWith(readFields(fields)))
    showOnButton(link, 'Link copied')
  })
  addEventListener('hashchange', () => {
    const values = readAddress()
    if (values) show(values)
  })

  // The values of a link are used alone: mixed with remembered ones, they would make a policy that nobody intended.
  const values = show(readAddress() ?? readMemory())
  if (location.hash === '' && values.size > 0) history.replaceState(null, '', addressWith(values))
}

function readFields(fields: readonly HTMLTextAreaElement[]): Values {
  const filled = fields.filter((field) => field.value.trim() !== '' && isSound(field))
  return new Map(filled.map(({ name, value }) => [name, value.trim()]))
}

/** Check whether a field is empty or fits; a value that fits can be put into every form of the policy as it is. */
function isSound({ value, dataset }: HTMLTextAreaElement): boolean {
  return value.trim() === '' || new RegExp(`^(?:${dataset.pattern})$`).test(value.trim())
}

function showFault(field: HTMLTextAreaElement): void {
  const fault = document.getElementById(`fault-${field.name}`)
  if (fault === null) return
  const sound = isSound(field)
  fault.textContent = sound ? '' : `Enter ${fault.dataset.expected}.`
  if (sound) field.removeAttribute('aria-invalid')
  else field.setAttribute('aria-invalid', 'true')
}

function fillIn(values: Values): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-parameter]')) {
    const name = place.dataset.parameter ?? ''
    const value = values.get(name)
    place.textContent = value ?? `<${name}>`
    place.toggleAttribute('data-filled', value !== undefined)
  }
}

function showRemaining(form: HTMLElement, names: readonly string[], values: Values): void {
  const left = form.querySelector('[data-left]')
  const words =
    values.size === names.length
      ? 'Everything is filled in.'
      : `${names.length - values.size} of ${names.length} still to fill in.`
  if (left && left.textContent !== words) left.textContent = words
}
