// Lets a page start its scripts when it has been shown.
import { type Edit, findAll } from './edits.ts'

const moduleStart = '<script type="module" src="'

/** A module script as Astro writes it into a page. */
const moduleScript = new RegExp(`${moduleStart}([^"]+)"></script>`, 'y')

/**
 * Replace a page's module scripts with one script at its end that starts them in order, from `data-modules`. It has a file
 * of its own, since every page has it and none waits for it.
 *
 * @param starter the address of that script
 */
export function startModulesLater(html: string, starter: string): readonly Edit[] {
  const edits: Edit[] = []
  const paths: string[] = []
  for (const start of findAll(html, moduleStart)) {
    moduleScript.lastIndex = start
    const [found, path] = moduleScript.exec(html) ?? []
    if (found === undefined || path === undefined) continue
    edits.push({ start, end: start + found.length, text: '' })
    paths.push(path)
  }
  // An attribute could contain the same text, but nothing can after the end of the body.
  const end = html.lastIndexOf('</body>')
  if (paths.length === 0 || end === -1) return []
  const script = `<script data-modules="${paths.join(' ')}" src="${starter}" async></script>`
  return [...edits, { start: end, end, text: script }]
}
