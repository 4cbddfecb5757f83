// Starts what every page adds where scripts run: theme switch, copy buttons, permalinks, keys, compare picker.
import { readShownDocument, showOnButton } from '../document-text.ts'
import { startKeys } from './keys.ts'
import { startPermalinks } from './permalinks.ts'
import { startPicker } from './picker.ts'

const root = document.documentElement

startThemeSwitch()
startCopyButtons()
startPermalinks()
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
    button.ariaLabel = `Switch to the ${isDark() ? 'light' : 'dark'} theme`
  }
  button.hidden = false
  label()
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    try {
      localStorage.setItem('theme', root.dataset.theme)
    } catch {
      // Storage may be blocked; the choice then lasts only as long as this page.
    }
    label()
  })
}

function startCopyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      // A button without its own text copies what follows it, the document next to it, or the page's.
      const place = button.closest('[data-has-document]') ?? document
      const next = 'copyNext' in button.dataset ? button.nextElementSibling?.textContent : undefined
      await navigator.clipboard.writeText(next || button.dataset.copy || readShownDocument(place))
      showOnButton(button, 'Copied')
    })
  }
}
