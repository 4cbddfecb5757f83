// Makes a text area behave as a field of one line, which it replaces where a long value should be visible whole.

/** Remove line breaks that are pasted, and let Enter submit the form, if there is one. */
export function keepOneLine(area: HTMLTextAreaElement): void {
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    area.form?.requestSubmit()
  })
  area.addEventListener('input', () => {
    if (area.value.includes('\n')) area.value = area.value.replaceAll(/\s*\n\s*/g, '')
  })
}
