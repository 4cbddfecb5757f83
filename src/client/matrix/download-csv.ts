// Makes a matrix's CSV link download what the filter leaves of the page.
import { narrowCsv, type ShownPart } from '../../core/find/matrix-csv.ts'
import { saveAs } from '../save-as.ts'

/**
 * Start the link; `readShown` returns what is shown, or nothing if that is the whole file. Returns a function that says
 * in the link what it downloads.
 */
export function startCsv(
  link: HTMLAnchorElement | null,
  readShown: () => ShownPart | undefined,
): (isWhole: boolean) => void {
  const whole = link?.textContent ?? ''
  link?.addEventListener('click', async (event) => {
    const shown = readShown()
    if (shown === undefined) return
    event.preventDefault()
    try {
      saveAs('matrix-filtered.csv', narrowCsv(await load(link.href), shown), 'text/csv')
    } catch {
      link.textContent = 'The CSV could not be loaded. Try again'
    }
  })
  return (isWhole) => {
    if (link) link.textContent = isWhole ? whole : 'Download what is shown as CSV'
  }
}

async function load(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.text()
}
