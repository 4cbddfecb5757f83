// What every page adds where script runs: theme switch, copy buttons, search key, version keys, compare picker.
import { readDocument, tellOnButton } from './document-text.ts'
import { startPicker } from './picker.ts'

const { body, documentElement: root } = document

startThemeSwitch()
startCopyButtons()
startKeys()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-compare]')) startPicker(form)

function startThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]')
  if (button === null) return
  const isDark = () =>
    root.dataset.theme === undefined
      ? matchMedia('(prefers-color-scheme: dark)').matches
      : root.dataset.theme === 'dark'
  const label = () => {
    button.textContent = isDark() ? 'Light' : 'Dark'
    button.setAttribute('aria-label', `Switch to the ${isDark() ? 'light' : 'dark'} theme`)
  }
  button.hidden = false
  label()
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    try {
      localStorage.setItem('theme', root.dataset.theme)
    } catch {
      // Storage may be forbidden; the choice then lasts for this page.
    }
    label()
  })
}

function startCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      // A button without a text of its own copies the page's document.
      await navigator.clipboard.writeText(button.dataset.copy || readDocument(document))
      tellOnButton(button, 'Copied')
    })
  }
}

function startKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key === '/') {
      event.preventDefault()
      const field = document.querySelector<HTMLInputElement>('main input[type=search], .search-page input')
      if (field) field.focus()
      else location.assign(body.dataset.search ?? '')
    }
    if (event.key === 'j' || event.key === 'k') goToChange(event.key === 'j' ? 1 : -1)
    if (event.key === '[' || event.key === ']') {
      document.querySelector<HTMLAnchorElement>(`a[data-key="${event.key}"]`)?.click()
    }
  })
}

/** Go to the next or the previous change on the page, seen from where one reads. */
function goToChange(direction: 1 | -1): void {
  const changes = [...document.querySelectorAll<HTMLElement>('.release, .change > h2, .change .group')]
  // A change that was gone to stands a little below the edge, by the page’s scroll padding.
  const edge = Number.parseFloat(getComputedStyle(root).scrollPaddingTop) || 0
  const isAhead = (change: HTMLElement) => (change.getBoundingClientRect().top - edge) * direction > 1
  const ahead = changes.filter(isAhead)
  const next = direction === 1 ? ahead[0] : ahead.at(-1)
  next?.scrollIntoView()
  // What is read next starts here; the place itself stays out of the tab order.
  next?.setAttribute('tabindex', '-1')
  next?.focus({ preventScroll: true })
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
