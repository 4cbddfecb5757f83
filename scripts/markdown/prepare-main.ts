// Reduces the main part of a page to elements that Markdown has, without navigation and controls.
import { toDiffBlocks } from './diff-block.ts'
import { flattenCell, joinItems, toCellTitle, toPlainCell, toTermList } from './flatten-elements.ts'
import {
  attributeOf,
  type Element,
  findElements,
  hasClass,
  isElement,
  makeCodeBlock,
  makeElement,
  makeTextNode,
  type TreeContent,
  textOf,
} from './page-tree.ts'

/** Navigation, controls and pictures. A picture's text is next to it. */
const dropped = new Set([
  'nav',
  'button',
  'form',
  'fieldset',
  'svg',
  'script',
  'noscript',
  'style',
  'template',
])

/**
 * What a twin that is too long leaves out, in this order: commands that ask AWS; what each service's fold lists; the text
 * diff; every other fold that names no action; links to other pages of the site.
 */
export const omissions = ['commands', 'services', 'diff', 'folds', 'links'] as const

export type Omission = (typeof omissions)[number]

/** A guide's list of its headings. */
const contents = 'guide-fold'

const heading = /^h[1-6]$/

/** A place in the page: the level of the last heading, and of the heading that the enclosing details element became. */
interface Place {
  level: number
  readonly around: number
  readonly omitted: readonly Omission[]
}

/** Prepare the main part of the page at `address`, without what is omitted. */
export function prepareMain(
  main: Element,
  address: string,
  omitted: readonly Omission[] = [],
): TreeContent[] {
  return prepareAll(main.children, address, { level: 1, around: 0, omitted })
}

function prepareAll(nodes: readonly TreeContent[], address: string, place: Place): TreeContent[] {
  return nodes.flatMap((node) => {
    if (isElement(node)) return prepare(node, address, place)
    // Drop the node's position in the source: later steps copy the tree, and positions make up most of it.
    return node.type === 'text' ? [makeTextNode(node.value)] : []
  })
}

function prepare(element: Element, address: string, place: Place): readonly TreeContent[] {
  const { tagName, children } = element
  const inside = () => prepareAll(children, address, place)
  if (dropped.has(tagName) || hasClass(element, contents) || isSignLink(element)) return []
  if ('hidden' in element.attributes || hasClass(element, 'scroll-cue')) return []
  if (hasClass(element, 'document')) return [makeCodeBlock(readDocument(element), 'json')]
  if (tagName === 'details') return prepareDetails(element, address, place)
  if (heading.test(tagName)) {
    place.level = Math.max(Number(tagName.slice(1)), place.around + 1)
    return [makeElement(headingName(place.level), toCellTitle(inside()))]
  }
  if (hasClass(element, 'parts') && place.omitted.includes('diff')) return []
  if (hasClass(element, 'parts')) return toDiffBlocks(element, headingName(place.level + 1))
  if (hasClass(element, 'badge') || hasClass(element, 'status') || hasClass(element, 'severity')) {
    return [makeElement('strong', inside())]
  }
  if (hasClass(element, 'risk'))
    return [makeElement('span', [makeTextNode('('), ...inside(), makeTextNode(')')])]
  if (hasClass(element, 'actions')) return joinItems(inside())
  if (tagName === 'dl') return [toTermList(inside())]
  if (tagName === 'td' || tagName === 'th')
    return [makeElement(tagName, toPlainCell(flattenCell(inside())), element.attributes)]
  // Keep the text of a heading that links to itself, without the link.
  if (hasClass(element, 'permalink')) return inside()
  if (tagName === 'a') {
    const href = resolve(attributeOf(element, 'href'), address)
    const isLeftOut = place.omitted.includes('links') && href.startsWith(new URL(address).origin)
    const isText = isLeftOut || isNeedless(href, address)
    return [isText ? makeElement('span', inside()) : makeElement('a', inside(), { href })]
  }
  return [makeElement(tagName, inside(), element.attributes)]
}

/** Turn a details element into a heading, one level below the one before it, and its contents. Drop an empty one. */
function prepareDetails(details: Element, address: string, place: Place): readonly TreeContent[] {
  const { children } = details
  const level = Math.max(place.level, place.around) + 1
  const [summary] = children.filter(isElement).filter(({ tagName }) => tagName === 'summary')
  const title = () => (summary ? toCellTitle(prepareAll(summary.children, address, place)) : [])
  const omission = findOmission(details)
  if (omission !== undefined && place.omitted.includes(omission))
    return omission === 'services' ? [makeElement('p', title())] : []
  const rest = children.filter((child) => child !== summary)
  const contained = prepareAll(rest, address, { ...place, level, around: level })
  if (contained.every((node) => textOf(node).trim() === '')) return []
  return [makeElement(headingName(level), title()), ...contained]
}

/** Find which omission a details element falls under; a fold that lists changed actions falls under none. */
function findOmission(details: Element): Omission | undefined {
  // It contains commands, but its groups name changed actions.
  if (hasClass(details, 'more-groups')) return undefined
  if (textOf(details).includes('aws iam simulate-custom-policy')) return 'commands'
  if (hasClass(details, 'service')) return 'services'
  return findElements(details, (inner) => hasClass(inner, 'actions')).length === 0 ? 'folds' : undefined
}

/** Check for a link to an action's own page, which its name leads to, or to a place on this page, which is not here. */
function isNeedless(href: string, address: string): boolean {
  return href.startsWith(`${address}#`) || /\/actions\/[^/]+\/[^/]+\/(#.*)?$/.test(href)
}

function headingName(level: number): string {
  return `h${Math.min(level, 6)}`
}

/** Check for the "#" link next to an action, which leads to the action's own place on the page. */
function isSignLink(element: Element): boolean {
  return element.tagName === 'a' && textOf(element) === '#'
}

/** Read the text of a typeset policy, without line numbers and notes. */
function readDocument(element: Element): string {
  const isNote = (inner: Element) => hasClass(inner, 'note')
  const lines = element.children
    .filter(isElement)
    .flatMap(({ children }) => children.filter(isElement))
    .map(({ children }) => children.filter(isElement).find(({ tagName }) => tagName === 'code'))
  return lines.map((line) => (line === undefined ? '' : textOf(line, isNote))).join('\n')
}

function resolve(href: string | undefined, address: string): string {
  return href === undefined ? address : new URL(href, address).href
}
