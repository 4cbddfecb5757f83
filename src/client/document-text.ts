// Reads the text of a typeset document for copying, and confirms on a button what it did.

/** Read the text of a typeset document, without line numbers and notes. */
export function readShownDocument(place: ParentNode): string {
  const lines = [...place.querySelectorAll('.document code')].map((line) => {
    const copy = line.cloneNode(true) as HTMLElement
    for (const note of copy.querySelectorAll('.note')) note.remove()
    return copy.textContent ?? ''
  })
  return `${lines.join('\n').trimEnd()}\n`
}

const labels = new WeakMap<HTMLButtonElement, string>()

/** Show on a button what it did, for two seconds, and announce it to screen readers. */
export function showOnButton(button: HTMLButtonElement, words: string): void {
  announce(words)
  const label = labels.get(button) ?? button.textContent ?? ''
  labels.set(button, label)
  button.textContent = words
  setTimeout(() => {
    button.textContent = label
  }, 2000)
}

/** Announce something to screen readers, wherever the user is on the page. */
export function announce(words: string): void {
  const place = document.querySelector<HTMLElement>('[data-said]') ?? document.createElement('p')
  place.className = 'hidden'
  place.role = 'status'
  place.dataset['said'] = ''
  place.textContent = ''
  document.body.append(place)
  // A status text is announced only when it changes after its element was added.
  setTimeout(() => {
    place.textContent = words
  }, 100)
}
