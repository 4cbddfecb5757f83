// The text of the editor, kept in this tab across a reload.

const key = 'check-text'

/** Give the text that this tab kept. */
export function readKeptText(): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Keep a text for this tab, or forget it when it is empty. */
export function keepText(text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // Storage may be forbidden or full; the text then lasts for this page.
  }
}
