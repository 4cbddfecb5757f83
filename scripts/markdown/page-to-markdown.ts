// Converts a built page to Markdown, with its title, address, description and dates as front matter.
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import {
  attributeOf,
  type Element,
  findElements,
  isElement,
  type PageTree,
  parsePage,
  textOf,
} from './page-tree.ts'
import { prepareMain } from './prepare-main.ts'

const writer = unified()
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', rule: '-', resourceLink: true })

/** Convert a page to Markdown. Throws when it has no canonical address or no main part. */
export function pageToMarkdown(html: string): string {
  const page = parsePage(html)
  const [main] = findElements(page, ({ tagName }) => tagName === 'main')
  const address = attributeOf(find(page, 'link', 'rel', 'canonical'), 'href')
  if (main === undefined || address === undefined) throw new Error('a page has no main part or no address')
  const tree = writer.runSync({ type: 'root', children: prepareMain(main, address) })
  return `---\n${listFacts(page, main, address).join('\n')}\n---\n\n${writer.stringify(tree)}`
}

/** List the page's facts as YAML. The values are JSON strings, which are valid YAML. */
function listFacts(page: PageTree, main: Element, address: string): readonly string[] {
  const [heading] = findElements(main, ({ tagName }) => tagName === 'h1')
  const [footer] = findElements(page, ({ tagName }) => tagName === 'footer')
  const facts: Readonly<Record<string, string | undefined>> = {
    title: heading && textOf(heading).replace(/\s+/g, ' ').trim(),
    url: address,
    description: attributeOf(find(page, 'meta', 'name', 'description'), 'content'),
    date: readDate(main, heading),
    asOf: footer && readTime(footer),
  }
  return Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`],
  )
}

/** Read the date of a version, which is directly below its heading. */
function readDate(main: Element, heading: Element | undefined): string | undefined {
  const elements = main.children.filter(isElement)
  const at = heading === undefined ? -1 : elements.indexOf(heading)
  const below = at < 0 ? undefined : elements[at + 1]
  return below && readTime(below)
}

function readTime(element: Element): string | undefined {
  return attributeOf(findElements(element, ({ tagName }) => tagName === 'time')[0], 'dateTime')
}

function find(page: PageTree, tag: string, attribute: string, value: string): Element | undefined {
  const isIt = (element: Element) => element.tagName === tag && attributeOf(element, attribute) === value
  return findElements(page, isIt)[0]
}
