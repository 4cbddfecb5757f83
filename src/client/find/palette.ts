// Opens a dialog that finds pages by name.
import type { Found } from '../../core/find/find-names.ts'
import { openDialog } from '../dialog.ts'
import { fill, make } from '../dom.ts'
import { type AskSearch, openSearch } from './open-search.ts'
import { loadPageNames, mostNames } from './page-names.ts'
import { addressOf, describeHit } from './search-hits.ts'
import type { Hit, SearchAnswer } from './search-messages.ts'
import { areStrong } from './strong-names.ts'

interface Addresses {
  /** The packed list of pages. */
  readonly list: string
  /** The search page, for text that no name matches. */
  readonly search: string
}

interface Choice {
  readonly href: string
  readonly option: HTMLElement
}

/** How long typing must pause, in milliseconds, before texts are searched too. */
const pause = 150

/** Open the dialog. */
export function openPalette({ list, search }: Addresses): void {
  const field = make('input', {
    // In a search field, Escape would first clear the text; here it closes the dialog.
    type: 'text',
    enterkeyhint: 'go',
    role: 'combobox',
    'aria-label': 'Go to a page by name',
    'aria-autocomplete': 'list',
    'aria-controls': 'palette-list',
    'aria-expanded': 'false',
    placeholder: 'A name, or some of its words',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  })
  const options = make('ul', { id: 'palette-list', role: 'listbox', 'aria-label': 'Pages' })
  const status = make('p', { class: 'quiet', role: 'status' })
  const close = make('button', { type: 'button' }, 'Close')
  const dialog = make(
    'dialog',
    { class: 'palette', 'aria-label': 'Go to a page' },
    make(
      'div',
      { class: 'dialog-body' },
      make('div', { class: 'palette-field' }, field, close),
      status,
      options,
    ),
  )
  let choices: readonly Choice[] = []
  let chosen = 0

  const go = (href: string | undefined) => {
    if (href === undefined) return
    dialog.close()
    location.assign(href)
  }
  const choose = (next: number) => {
    choices[chosen]?.option.setAttribute('aria-selected', 'false')
    chosen = (next + choices.length) % Math.max(1, choices.length)
    const option = choices[chosen]?.option
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) field.setAttribute('aria-activedescendant', option.id)
    else field.removeAttribute('aria-activedescendant')
  }
  const offer = (hits: readonly Hit[], typed: string) => {
    choices = typed === '' ? [] : [...hits.map(toChoice), toSearchChoice(search, typed)]
    choices.forEach(({ option }, i) => {
      option.id = `palette-${i}`
    })
    fill(
      options,
      choices.map(({ option }) => option),
    )
    field.setAttribute('aria-expanded', String(choices.length > 0))
    choose(0)
  }
  const show = async () => {
    const typed = field.value.trim()
    const isCurrent = () => typed === field.value.trim()
    const found = await findNames(list, typed)
    // The user kept typing while the list was loading.
    if (!isCurrent()) return
    const isFound = found === undefined || typed === '' || areStrong(found, typed)
    offer(
      (found ?? []).map((name) => ({ name })),
      typed,
    )
    status.textContent = isFound ? describeNames(typed, found) : 'Searching …'
    if (isFound) return
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (!isCurrent()) return
    const answer = await searchAll(list, typed)
    if (!isCurrent()) return
    if (answer !== undefined) offer(answer.hits, typed)
    status.textContent = describeNames(typed, found, answer)
  }
  field.addEventListener('input', show)
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') choose(chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen - 1)
    else if (event.key === 'Enter') go(choices[chosen]?.href)
    else return
    event.preventDefault()
  })
  options.addEventListener('click', (event) => {
    go(choices.find(({ option }) => event.target instanceof Node && option.contains(event.target))?.href)
  })
  close.addEventListener('click', () => dialog.close())
  openDialog(dialog)
  field.focus()
  void show()
}

/** Find pages by name; undefined when the list of pages cannot be loaded. */
async function findNames(list: string, typed: string): Promise<readonly Found[] | undefined> {
  try {
    return (await loadPageNames(list)).find(typed)
  } catch {
    return undefined
  }
}

let ask: AskSearch | undefined

/** Search as the search page does; undefined when its index cannot be loaded. */
async function searchAll(list: string, typed: string): Promise<SearchAnswer | undefined> {
  const home = list.slice(0, list.lastIndexOf('/') + 1)
  ask ??= openSearch({ bundle: `${home}pagefind/`, home, list })
  return ask({ typed, chosen: {}, most: mostNames }).catch(() => undefined)
}

function toChoice(hit: Hit): Choice {
  const { title, note, kind } = describeHit(hit)
  const option = make(
    'li',
    { role: 'option', 'aria-selected': 'false' },
    make(
      'span',
      {},
      title,
      note.flatMap((one) => [' ', one]),
    ),
    ' ',
    kind,
  )
  return { href: addressOf(hit), option }
}

function toSearchChoice(search: string, typed: string): Choice {
  const option = make('li', { role: 'option', 'aria-selected': 'false' }, `Search all pages for “${typed}”`)
  return { href: `${search}?q=${encodeURIComponent(typed)}`, option }
}

function describeNames(typed: string, found: readonly Found[] | undefined, searched?: SearchAnswer): string {
  if (found === undefined) return 'The list of pages could not be loaded.'
  if (typed === '') return 'Policies, versions, actions, services, guides, examples, rules and other pages.'
  const fit = searched?.fit ?? found[0]?.fit
  if (found.length === 0 && (searched?.count ?? 0) === 0) return 'No page has a name like that.'
  if (fit === 'guess') return 'No page has that name. Similar names:'
  if (fit === 'some') return 'No page has all of these words. Pages with most of them:'
  return searched === undefined ? '' : 'Pages with these words:'
}
