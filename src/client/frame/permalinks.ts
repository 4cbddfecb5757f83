// Links the actions of a list and the lines of a document, and copies the address of a place when its link or its line
// number is clicked.
import { announce } from '../document-text.ts'

const links = 'a.permalink, .guide-heading > a, .document li > a'

/** Copy the address of a place when its link is followed; where copying is not allowed, the link only leads there. */
export function startPermalinks(): void {
  // In the page, a link for each of hundreds of actions or lines would weigh as much as their text.
  for (const action of document.querySelectorAll('.actions > li[id]')) {
    const link = makeLink(action.id, '#')
    link.className = 'permalink'
    link.ariaLabel = `Link to ${action.querySelector('a, code')?.textContent}`
    action.append(' ', link)
  }
  for (const list of document.querySelectorAll('.numbered ol')) {
    let number = 0
    for (const line of list.children) line.prepend(makeLink(`L${++number}`, `${number}`))
  }
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    const link = target.closest<HTMLAnchorElement>(links)
    if (link !== null) void copyAddress(link, link.href)
    else if (target.matches('.long li')) {
      // Outside of its text, a line consists of its number.
      location.hash = target.id
      void copyAddress(target, location.href)
    }
  })
}

function makeLink(id: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = `#${id}`
  link.textContent = text
  return link
}

async function copyAddress(shown: HTMLElement, address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address)
  } catch {
    return
  }
  announce('Link copied')
  shown.dataset['copied'] = ''
  setTimeout(() => delete shown.dataset['copied'], 2000)
}
