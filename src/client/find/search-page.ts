// Runs the search page: keeps the query and the filters in the address, searches, and lists the results.
import { fill, make } from '../dom.ts'
import type { AskSearch } from './open-search.ts'
import { toHitItem } from './search-hits.ts'
import type { Chosen, HitCounts, SearchAnswer } from './search-messages.ts'
import { clearRecent, keepRecent, showRecent } from './search-recent.ts'

const step = 10

const form = document.querySelector<HTMLFormElement>('form[data-search-page]')
if (form) startSearchPage(form)

function startSearchPage(form: HTMLFormElement): void {
  const field = find<HTMLInputElement>('input[type=search]', form)
  const selects = [...form.querySelectorAll('select')]
  const [status, list, waiting, more, recent] = [
    find('[data-summary]'),
    find('[data-hits]'),
    find('[data-waiting]'),
    find<HTMLButtonElement>('[data-more]'),
    find('[data-recent]'),
  ]
  const { bundle = '', home = '', list: names = '' } = form.dataset
  let searching: Promise<AskSearch> | undefined
  let turn = 0
  let shown = step

  const goDown = startArrows(form, field, list)
  const apply = async () => {
    turn += 1
    const own = turn
    list.ariaBusy = 'true'
    const [typed, chosen] = [field.value.trim(), readChosen(selects)]
    history.replaceState(null, '', location.pathname + formatSearch(form))
    const isEmpty = typed === '' && Object.keys(chosen).length === 0
    if (isEmpty) fill(list)
    if (isEmpty) showRecent(recent, location.pathname)
    else recent.hidden = true
    if (isEmpty) waiting.hidden = true
    try {
      // The form is ready before what searches has loaded.
      searching ??= import('./open-search.ts').then(({ openSearch }) =>
        openSearch({ bundle, home, list: names }),
      )
      const ask = await searching
      const answer = await ask({ typed, chosen, most: isEmpty ? 0 : shown }, (early) => {
        if (own !== turn) return
        fill(list, early.hits.map(toHitItem))
        status.dataset['fit'] = early.fit
        waiting.hidden = false
      })
      // The user kept typing in the meantime.
      if (own !== turn || answer === undefined) return
      waiting.hidden = true
      status.dataset['fit'] = answer.fit
      showCounts(selects, answer.counts)
      fill(list, answer.hits.map(toHitItem))
      more.hidden = isEmpty || answer.count <= shown
      status.textContent = isEmpty ? '' : describeCount(answer)
      list.ariaBusy = 'false'
      goDown()
    } catch {
      searching = undefined
      if (own !== turn) return
      waiting.hidden = true
      status.textContent = 'The search index could not be loaded. Try again in a moment.'
      list.ariaBusy = 'false'
    }
  }
  const restart = () => {
    shown = step
    void apply()
  }

  form.hidden = false
  fillForm(field, selects)
  form.addEventListener('input', restart)
  // The search has already run, so Enter goes to its results.
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    keepRecent(field.value.trim())
    list.querySelector('a')?.focus()
  })
  list.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a')) keepRecent(field.value.trim())
  })
  more.addEventListener('click', async () => {
    const next = list.children.length
    shown += step
    await apply()
    list.children[next]?.querySelector('a')?.focus()
  })
  find('button', recent).addEventListener('click', () => {
    clearRecent()
    showRecent(recent, location.pathname)
    field.focus()
  })
  field.focus()
  void apply()
}

/**
 * Move the focus with the arrow keys from the field through the results and back. Returns a function to call when
 * results are shown: it goes to the first one if the user asked for it before.
 */
function startArrows(form: HTMLFormElement, field: HTMLInputElement, list: HTMLElement): () => void {
  let isWaiting = false
  document.addEventListener('keydown', (event) => {
    isWaiting = false
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const step = event.key === 'ArrowDown' ? 1 : -1
    const stops: readonly (Element | null)[] = [field, ...list.querySelectorAll('a.hit')]
    const active = document.activeElement
    // A list of choices has its own use for the arrow keys.
    if (active instanceof HTMLSelectElement) return
    const isNearby = active === document.body || form.contains(active)
    const at = isNearby ? 0 : stops.indexOf(active)
    if (at < 0) return
    if (at === 0 && step === 1 && list.ariaBusy === 'true') {
      isWaiting = true
      event.preventDefault()
    }
    const next = isWaiting ? undefined : stops[at + step]
    if (!(next instanceof HTMLElement)) return
    event.preventDefault()
    next.focus()
  })
  return () => {
    if (isWaiting) list.querySelector<HTMLElement>('a.hit')?.focus()
    isWaiting = false
  }
}

function readChosen(selects: readonly HTMLSelectElement[]): Chosen {
  return Object.fromEntries(
    selects.flatMap(({ dataset, value }) => (value === '' ? [] : [[dataset['filter'] ?? '', value]])),
  )
}

function formatSearch(form: HTMLFormElement): string {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (`${value}`.trim() !== '') fields.set(name, `${value}`.trim())
  return fields.size === 0 ? '' : `?${fields}`
}

/** Set the fields from the address; a value that a filter does not have yet is added, so that it is shown. */
function fillForm(field: HTMLInputElement, selects: readonly HTMLSelectElement[]): void {
  const query = new URLSearchParams(location.search)
  field.value = query.get('q') ?? ''
  for (const select of selects) {
    const value = query.get(select.name) ?? ''
    if (value !== '') select.append(make('option', { value }, value))
    select.value = value
  }
}

/** Offer the values that results have, each with its count. */
function showCounts(selects: readonly HTMLSelectElement[], counts: HitCounts): void {
  for (const select of selects) {
    const chosen = select.value
    const values = Object.entries(counts[select.dataset['filter'] ?? ''] ?? {})
    const offered = values.filter(([value, count]) => count > 0 || value === chosen)
    const first = select.options[0]
    fill(
      select,
      first,
      offered.map(([value, count]) => make('option', { value }, `${value} (${count})`)),
      chosen !== '' && !offered.some(([value]) => value === chosen)
        ? make('option', { value: chosen }, `${chosen} (0)`)
        : undefined,
    )
    select.value = chosen
  }
}

function describeCount({ count, fit }: SearchAnswer): string {
  if (count === 0) return 'Nothing found. Try fewer words, or another filter.'
  const results = `${count.toLocaleString('en')} ${count === 1 ? 'result' : 'results'}`
  if (fit === 'guess') return `No page has that name. Similar names come first; ${results}.`
  if (fit === 'some') return `No page has all of these words. Pages with most of them come first; ${results}.`
  return results
}

function find<T extends HTMLElement = HTMLElement>(selector: string, place: ParentNode = document): T {
  const element = place.querySelector<T>(selector)
  if (element === null) throw new Error(`The page has no ${selector}`)
  return element
}
