// Runs the keyboard shortcuts of a page; the help and the dialog that finds pages by name are loaded on first use.
import { findShortcut, type Key, nameKey } from './key-list.ts'

const { body, documentElement: root } = document

const keys: readonly Key[] = [
  { key: 'k', isCombined: true, does: 'Go to a page by name', press: showPalette },
  { key: '/', does: 'Search', press: goToSearch },
  { key: 'j', does: 'Next change on the page', press: () => goToChange(1) },
  { key: 'k', does: 'Previous change on the page', press: () => goToChange(-1) },
  { key: '[', does: 'Older version', press: () => follow('[') },
  { key: ']', does: 'Newer version', press: () => follow(']') },
  { key: '?', does: 'Show these keys', press: showHelp },
]

/** Handle the shortcuts, and the buttons that do the same as two of them. */
export function startKeys(): void {
  document.addEventListener('keydown', (event) => {
    const key = findShortcut(keys, event)
    if (key === undefined || document.querySelector('dialog[open]')) return
    event.preventDefault()
    key.press()
  })
  startButton('[data-open=palette]', showPalette)
  startButton('[data-open=keys]', showHelp)
}

function startButton(selector: string, press: () => void): void {
  const button = document.querySelector<HTMLButtonElement>(selector)
  if (button === null) return
  button.hidden = false
  button.addEventListener('click', press)
  const [name] = keys.filter((key) => key.press === press).map(nameKey)
  if (name !== undefined) button.title = name
}

function showPalette(): void {
  const { palette = '', search = '' } = body.dataset
  void import('../find/palette.ts').then(({ openPalette }) => openPalette({ list: palette, search }))
}

function showHelp(): void {
  void import('./keys-help.ts').then(({ openKeysHelp }) => openKeysHelp(keys))
}

function goToSearch(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]')
  if (field?.checkVisibility()) field.focus()
  else location.assign(body.dataset.search ?? '')
}

function follow(key: string): void {
  document.querySelector<HTMLAnchorElement>(`a[data-key="${key}"]`)?.click()
}

/** Go to the next or the previous change on the page, relative to the scroll position. */
function goToChange(direction: 1 | -1): void {
  const changes = [
    ...document.querySelectorAll<HTMLElement>('.release, .change > h2, .change .group'),
  ].filter((change) => change.checkVisibility())
  // The page’s scroll padding leaves a change that was scrolled to a little below the edge.
  const edge = Number.parseFloat(getComputedStyle(root).scrollPaddingTop) || 0
  const isAhead = (change: HTMLElement) => (change.getBoundingClientRect().top - edge) * direction > 1
  const ahead = changes.filter(isAhead)
  const next = direction === 1 ? ahead[0] : ahead.at(-1)
  if (next === undefined) return
  next.scrollIntoView()
  // Reading continues here, but the element stays out of the tab order.
  next.tabIndex = -1
  next.focus({ preventScroll: true })
}
