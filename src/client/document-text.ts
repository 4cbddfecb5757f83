// A typeset document in the page in; its text, for copying, out. And a button that says for a moment what it did.

/** Read a typeset document back, without line numbers and notes. */
export function readShownDocument(place: ParentNode): string {
  const lines = [...place.querySelectorAll('.document code')].map((line) => {
    const copy = line.cloneNode(true) as HTMLElement
    for (const note of copy.querySelectorAll('.note')) note.remove()
    return copy.textContent ?? ''
  })
  return `${lines.join('\n').trimEnd()}\n`
}

const labels = new WeakMap<HTMLButtonElement, string>()

/** Say on a button what it did, for two seconds, and to those who hear the page. */
export function showOnButton(button: HTMLButtonElement, words: string): void {
  announce(words)
  const label = labels.get(button) ?? button.textContent ?? ''
  labels.set(button, label)
  button.textContent = words
  setTimeout(() => {
    button.textContent = label
  }, 2000)
}

/** Have a screen reader say something, wherever the reader is. */
export function announce(words: string): void {
  const place = document.querySelector('[data-said]') ?? document.createElement('p')
  place.className = 'hidden'
  place.setAttribute('role', 'status')
  place.setAttribute('data-said', '')
  place.textContent = ''
  document.body.append(place)
  // Words that come with their place, or that stand there already, are not said.
  setTimeout(() => {
    place.textContent = words
  }, 100)
}
