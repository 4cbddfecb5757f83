// A link to a place of its own page, followed, in; its address on the clipboard, and word of it, out.
import { announce } from './document-text.ts'

const links = 'a.permalink, .guide-heading > a, .document li > a'

/** Copy the address of a place when its link is followed; where that is not allowed, the link only leads there. */
export function startPermalinks(): void {
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>(links) : null
    if (link !== null) void copyAddress(link)
  })
}

async function copyAddress(link: HTMLAnchorElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link.href)
  } catch {
    return
  }
  announce('Link copied')
  link.dataset['copied'] = ''
  setTimeout(() => link.removeAttribute('data-copied'), 2000)
}
