// Links the actions of a list and the lines of a document, and copies the address of a place when its link or its line
// number is clicked.
import { announce } from '../document-text.ts'

const links = 'a.permalink, .guide-heading > a, .document li > a'

/** Copy the address of a place when its link is followed; where copying is not allowed, the link only leads there. */
export function startPermalinks(): void {
  // In the page, a link for each of hundreds of actions would weigh as much as their names.
  for (const action of document.querySelectorAll<HTMLElement>('.actions > li[id]')) {
    const link = document.createElement('a')
    link.className = 'permalink'
    link.href = `#${action.id}`
    link.textContent = '#'
    link.setAttribute('aria-label', `Link to ${action.querySelector('code')?.textContent}`)
    action.append(' ', link)
  }
  for (const shown of document.querySelectorAll('.document.numbered:not(.long)')) {
    for (const [i, line] of shown.querySelectorAll('li').entries()) {
      const link = document.createElement('a')
      link.href = `#L${i + 1}`
      link.textContent = String(i + 1)
      line.prepend(link)
    }
    shown.classList.remove('numbered')
  }
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    const link = target.closest<HTMLAnchorElement>(links)
    if (link !== null) void copyAddress(link, link.href)
    else if (target.matches('.document.long li')) {
      // Outside of its text, a line consists of its number.
      location.hash = target.id
      void copyAddress(target, location.href)
    }
  })
}

async function copyAddress(shown: HTMLElement, address: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(address)
  } catch {
    return
  }
  announce('Link copied')
  shown.dataset['copied'] = ''
  setTimeout(() => shown.removeAttribute('data-copied'), 2000)
}
