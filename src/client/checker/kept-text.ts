// Keeps the editor's text in this tab across reloads.

const key = 'check-text'

/** Read the text kept in this tab. */
export function readKeptText(): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Keep a text in this tab, or remove the kept one when the text is empty. */
export function keepText(text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // Storage may be blocked or full; the text then lasts only as long as this page.
  }
}
