// Converts a built page to Markdown, with its title, address, description and dates as front matter.
import { mostMarkdown } from '../site-checks/budgets.ts'
import { writeBlocks } from './block-text.ts'
import { toPlainText } from './inline-text.ts'
import { attributeOf, type Element, findElement, isElement, type PageTree, textOf } from './page-tree.ts'
import { parsePage } from './parse-page.ts'
import { type Omission, omissions, prepareMain } from './prepare-main.ts'

/**
 * Convert a page to Markdown. One with more than `most` bytes leaves out what its readers miss least, and says so. Throws
 * when the page has no canonical address or no main part.
 */
export function pageToMarkdown(html: string, most = mostMarkdown): string {
  const page = parsePage(html)
  const main = findElement(page, ({ tagName }) => tagName === 'main')
  const address = attributeOf(find(page, 'link', 'rel', 'canonical'), 'href')
  if (main === undefined || address === undefined) throw new Error('a page has no main part or no address')
  const facts = `---\n${listFacts(page, main, address).join('\n')}\n---\n\n`
  const write = (omitted: readonly Omission[]) =>
    `${facts}${[writeBlocks(prepareMain(main, address, omitted)), ...describeOmitted(omitted, address)].join('\n\n')}\n`
  let omitted: readonly Omission[] = []
  let text = write(omitted)
  for (const omission of omissions) {
    if (Buffer.byteLength(text) <= most) break
    const shorter = write([...omitted, omission])
    if (shorter.length >= text.length) continue
    omitted = [...omitted, omission]
    text = shorter
  }
  return text
}

/** Say what is left out, and where it is. */
function describeOmitted(omitted: readonly Omission[], address: string): readonly string[] {
  if (omitted.length === 0) return []
  const names: Readonly<Record<Omission, string>> = {
    commands: 'commands that ask AWS',
    services: 'the lists by service, and other lists and tables that the page folds',
    diff: 'the text diff',
    folds: 'scopes in full and other parts that the page folds',
    links: 'links to other pages of this site',
  }
  const json = address.replace(/\/policies\/(.+)\/$/, '/api/v1/policies/$1.json')
  const also = json === address ? '' : `, and its data is in [JSON](${json})`
  return [
    `Left out to keep this short: ${omitted.map((name) => names[name]).join(', ')}. The [page](${address}) has them${also}.`,
  ]
}

/** List the page's facts as YAML. The values are JSON strings, which are valid YAML. */
function listFacts(page: PageTree, main: Element, address: string): readonly string[] {
  const heading = findElement(main, ({ tagName }) => tagName === 'h1')
  const footer = findElement(page, ({ tagName }) => tagName === 'footer')
  const facts: Readonly<Record<string, string | undefined>> = {
    title: heading && toPlainText(textOf(heading)).trim(),
    url: address,
    description: attributeOf(find(page, 'meta', 'name', 'description'), 'content'),
    date: readDate(main, heading),
    asOf: footer && readTime(footer),
  }
  return Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`],
  )
}

/**
 * Read the date of a version, which is directly below its heading. Of two versions that are compared, each date follows a
 * link to the version, and that of the second counts: it is when the change was made.
 */
function readDate(main: Element, heading: Element | undefined): string | undefined {
  const elements = main.children.filter(isElement)
  const at = heading === undefined ? -1 : elements.indexOf(heading)
  const parts = (at < 0 ? undefined : elements[at + 1])?.children.filter(isElement) ?? []
  const isVersion = (part: Element) => /\/v\d+\/$/.test(attributeOf(part, 'href') ?? '')
  return parts.slice(parts.findLastIndex(isVersion) + 1).flatMap((part) => readTime(part) ?? [])[0]
}

function readTime(element: Element): string | undefined {
  const time = findElement({ children: [element] }, ({ tagName }) => tagName === 'time')
  return attributeOf(time, 'datetime')
}

function find(page: PageTree, tag: string, attribute: string, value: string): Element | undefined {
  return findElement(page, (element) => element.tagName === tag && attributeOf(element, attribute) === value)
}
