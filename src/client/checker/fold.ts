// Makes page sections that fold and are filled when first opened.
import { make } from '../dom.ts'

type Content = Parameters<typeof make>[2]

/** Create a function that makes folds; an open fold stays open when its key is shown again. */
export function createFolds(): (key: string, head: Content, content: () => Content) => HTMLElement {
  const open = new Set<string>()
  return (key, head, content) => {
    const details = make('details', { class: 'service' }, make('summary', {}, head))
    let isFilled = false
    const fillOnce = () => {
      if (!isFilled) details.append(make('div', {}, content()))
      isFilled = true
    }
    details.addEventListener('toggle', () => {
      if (details.open) {
        open.add(key)
        fillOnce()
      } else open.delete(key)
    })
    if (open.has(key)) {
      fillOnce()
      details.open = true
    }
    return details
  }
}
