// Adds policies outside the catalog to the tables of a matrix as columns, and removes them again.
import { make } from '../dom.ts'

/** The part of a policy's JSON that a column shows. */
interface ReachJson {
  readonly grants: readonly { readonly status: string; readonly actions: readonly string[] }[]
}

/** Start the buttons; `changed` is called whenever the tables have other columns. */
export function startOtherColumns(changed: () => void): void {
  const box = document.querySelector<HTMLElement>('[data-others]')
  const status = box?.querySelector('[data-others-status]')
  for (const button of box?.querySelectorAll<HTMLButtonElement>('[data-column]') ?? []) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const { name = '' } = button.dataset
      const isShown = button.ariaPressed === 'true'
      button.disabled = true
      try {
        if (isShown) removeColumn(name)
        else addColumn(button, await loadStatuses(button.dataset.column ?? ''))
        button.ariaPressed = `${!isShown}`
        if (status)
          status.textContent = isShown ? `${name} is hidden.` : `${name} is the last column of each table.`
        changed()
      } catch {
        if (status) status.textContent = `${name} could not be loaded. Try again, or follow its link.`
      } finally {
        button.disabled = false
        button.focus()
      }
    })
  }
}

async function loadStatuses(address: string): Promise<ReadonlyMap<string, string>> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  const { grants }: ReachJson = await response.json()
  return new Map(grants.flatMap(({ status, actions }) => actions.map((action) => [action, status] as const)))
}

function addColumn(button: HTMLButtonElement, statuses: ReadonlyMap<string, string>): void {
  const { name = '', note = '', lines = name } = button.dataset
  const href = button.parentElement?.querySelector('a')?.href ?? ''
  for (const details of document.querySelectorAll<HTMLElement>('details[data-service]')) {
    const head = make(
      'th',
      { scope: 'col', 'data-members': name, 'data-other': name, 'data-title': `${name} ${note}` },
      make(
        'a',
        { href },
        ...lines.split(' ').flatMap((line, i) => (i === 0 ? [line] : [make('wbr', {}), line])),
      ),
      make('span', { class: 'note' }, note),
    )
    details.querySelector('thead tr')?.append(head)
    for (const group of details.querySelectorAll('tbody'))
      addCells(group, details.dataset.service ?? '', { name, href, statuses })
  }
}

interface Column {
  readonly name: string
  readonly href: string
  readonly statuses: ReadonlyMap<string, string>
}

/** Add the cells of one access level: its counts, and a status for each action. */
function addCells(group: HTMLTableSectionElement, service: string, { name, href, statuses }: Column): void {
  const counts = new Map<string, number>()
  for (const row of group.querySelectorAll<HTMLTableRowElement>('tr[data-action]')) {
    const status = statuses.get(`${service}:${row.querySelector('a')?.textContent}`)
    const link = status === undefined ? undefined : make('a', { class: status, href }, status)
    row.append(make('td', { 'data-other': name }, link))
    if (status !== undefined) counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  const told = [...counts].map(([status, count]) => make('span', { class: status }, `${count} ${status}`))
  group.querySelector('tr.level')?.append(make('td', { 'data-other': name }, told))
}

function removeColumn(name: string): void {
  for (const cell of document.querySelectorAll(`[data-other="${CSS.escape(name)}"]`)) cell.remove()
}
