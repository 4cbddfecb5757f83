// Starts an example's page: its fields, and the buttons that copy and download the policy in each form.
import { readShownDocument, showOnButton } from '../document-text.ts'
import { saveAs } from '../save-as.ts'
import { startFields } from './example-fields.ts'

const fields = document.querySelector<HTMLElement>('[data-example-fields]')
if (fields) startFields(fields)
for (const output of document.querySelectorAll<HTMLElement>('[data-form]')) startOutput(output)
showTarget()
addEventListener('hashchange', showTarget)

function startOutput(output: HTMLElement): void {
  const copy = output.querySelector<HTMLButtonElement>('[data-copy-form]')
  const download = output.querySelector<HTMLButtonElement>('[data-download]')
  const notice = output.querySelector('[data-notice]')
  const notify = (words: string) => {
    if (notice) notice.textContent = words
  }
  for (const button of [copy, download]) if (button) button.hidden = false
  copy?.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(readShownDocument(output))
      showOnButton(copy, 'Copied')
      notify(`Copied${describeRemaining(output)}.`)
    } catch {
      notify('The browser does not allow copying; select the text instead.')
    }
  })
  download?.addEventListener('click', () => {
    saveAs(download.dataset.download ?? '', readShownDocument(output))
    notify(`Downloaded${describeRemaining(output)}.`)
  })
}

/** Describe how many placeholders are left. */
function describeRemaining(output: HTMLElement): string {
  const places = [...output.querySelectorAll<HTMLElement>('[data-parameter]')]
  const namesOf = (some: readonly HTMLElement[]) => new Set(some.map(({ dataset }) => dataset.parameter))
  const left = namesOf(places.filter((place) => !place.hasAttribute('data-filled')))
  return left.size === 0 ? '' : `, with ${left.size} of ${namesOf(places).size} still to fill in`
}

/** Show the JSON form when the address leads to one of its lines or statements. */
function showTarget(): void {
  if (!/^#[Ls]\d+$/.test(location.hash)) return
  const choice = document.querySelector<HTMLInputElement>('.example-forms [value=json]')
  if (choice === null || choice.checked) return
  choice.checked = true
  document.getElementById(location.hash.slice(1))?.scrollIntoView()
}
