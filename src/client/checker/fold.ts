// A heading and what is behind it in; a part of the page that folds, and is filled when it is first opened, out.
import { make } from '../dom.ts'

type Content = Parameters<typeof make>[2]

/** Make folds; those that were open stay open when the same key is shown anew. */
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
