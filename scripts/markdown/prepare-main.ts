// Reduces the main part of a page to elements that Markdown has, without navigation and controls.
import { roleOf } from './class-roles.ts'
import { toDiffBlocks } from './diff-block.ts'
import { flattenCell, joinItems, toCellTitle, toPlainCell, toTermList } from './flatten-elements.ts'
import { resolve } from './link-address.ts'
import {
  type Element,
  findElement,
  hasClass,
  headingLevel,
  isBlank,
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

/** A place in the page: the level of the last heading, and of the heading that the enclosing details element became. */
interface Place {
  level: number
  readonly around: number
  readonly page: Page
}

interface Page {
  readonly address: string
  readonly origin: string
  readonly omitted: readonly Omission[]
}

/** Prepare the main part of the page at `address`, without what is omitted. */
export function prepareMain(
  main: Element,
  address: string,
  omitted: readonly Omission[] = [],
): TreeContent[] {
  const page = { address, origin: new URL(address).origin, omitted }
  return prepareAll(main.children, { level: 1, around: 0, page })
}

function prepareAll(nodes: readonly TreeContent[], place: Place): TreeContent[] {
  const prepared: TreeContent[] = []
  for (const node of nodes) {
    const becomes = isElement(node) ? prepare(node, place) : node
    if (Array.isArray(becomes)) prepared.push(...becomes)
    else prepared.push(becomes)
  }
  return prepared
}

function prepare(element: Element, place: Place): Element | TreeContent[] {
  const { tagName, children, attributes } = element
  const role = roleOf(attributes['class'])
  if (role === 'nothing' || dropped.has(tagName) || attributes['hidden'] !== undefined) return []
  if (role === 'document') return makeCodeBlock(readDocument(element), 'json')
  if (tagName === 'details') return prepareDetails(element, place)
  const level = headingLevel(element)
  if (level !== undefined) {
    place.level = Math.max(level, place.around + 1)
    return makeElement(headingName(place.level), toCellTitle(prepareAll(children, place)))
  }
  if (role === 'diff') {
    return place.page.omitted.includes('diff') ? [] : toDiffBlocks(element, headingName(place.level + 1))
  }
  if (tagName === 'a' && isSign(element)) return []
  const inside = prepareAll(role === 'names' ? children.map(markLinks) : children, place)
  if (role === 'strong') return makeElement('strong', inside)
  if (role === 'remark') return makeElement('span', [makeTextNode('('), ...inside, makeTextNode(')')])
  if (role === 'names') return joinItems(inside)
  if (tagName === 'dl') return toTermList(inside)
  if (tagName === 'td' || tagName === 'th') {
    return makeElement(tagName, toPlainCell(flattenCell(inside)), attributes)
  }
  if (role === 'text') return inside
  if (tagName === 'a') return prepareLink(attributes['href'], inside, place.page)
  return makeElement(tagName, inside, attributes)
}

/** Mark the links of an item of a list of names as code, which a style makes of them on the page. */
function markLinks(item: TreeContent): TreeContent {
  if (!isElement(item)) return item
  const children = item.children.map((child) =>
    isElement(child) && child.tagName === 'a' && !isSign(child)
      ? { ...child, children: [makeElement('code', child.children)] }
      : child,
  )
  return { ...item, children }
}

function prepareLink(
  to: string | undefined,
  inside: TreeContent[],
  { address, origin, omitted }: Page,
): Element {
  const href = resolve(to, address, origin)
  const isLeftOut = omitted.includes('links') && href.startsWith(origin)
  const isText = isLeftOut || isNeedless(href, address)
  return isText ? makeElement('span', inside) : makeElement('a', inside, { href })
}

/** Turn a details element into a heading, one level below the one before it, and its contents. Drop an empty one. */
function prepareDetails(details: Element, place: Place): TreeContent[] {
  const { children } = details
  const level = Math.max(place.level, place.around) + 1
  const summary = children.filter(isElement).find(({ tagName }) => tagName === 'summary')
  const title = () => (summary ? toCellTitle(prepareAll(summary.children, place)) : [])
  const omission = place.page.omitted.length === 0 ? undefined : findOmission(details)
  if (omission !== undefined && place.page.omitted.includes(omission)) {
    // The title of a list has a count, which says something without the list. That of a table says nothing without it.
    const isCount = omission === 'services' && summary !== undefined && /\d/.test(textOf(summary))
    return isCount ? [makeElement('p', title())] : []
  }
  const rest = children.filter((child) => child !== summary)
  const contained = prepareAll(rest, { ...place, level, around: level })
  if (contained.every(isBlank)) return []
  return [makeElement(headingName(level), title()), ...contained]
}

/** Find which omission a details element falls under; a fold that lists changed actions falls under none. */
function findOmission(details: Element): Omission | undefined {
  // It contains commands, but its groups name changed actions.
  if (hasClass(details, 'more-groups')) return undefined
  if (textOf(details).includes('aws iam simulate-custom-policy')) return 'commands'
  if (hasClass(details, 'service')) return 'services'
  return findElement(details, (inner) => hasClass(inner, 'actions')) === undefined ? 'folds' : undefined
}

/** Check for a link to an action's own page, which its name leads to, or to a place on this page, which is not here. */
function isNeedless(href: string, address: string): boolean {
  return href.startsWith(`${address}#`) || /\/actions\/[^/]+\/[^/]+\/(#.*)?$/.test(href)
}

function headingName(level: number): string {
  return `h${Math.min(level, 6)}`
}

/** Check for the "#" link next to an action, which leads to the action's own place on the page. */
function isSign(link: Element): boolean {
  return textOf(link) === '#'
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
