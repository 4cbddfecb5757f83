// Evaluates a guide and lists its elements with their props, in order.
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { evaluate } from 'satteri'

/** An element or a component of a guide. */
export interface GuideNode {
  readonly name: string
  readonly props: Readonly<Record<string, unknown>>
}

const folder = 'content/guides'

/** The source text of the guides, by slug. */
export const guideTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => [basename(file, '.mdx'), readFileSync(`${folder}/${file}`, 'utf8')]),
)

/** The components that a guide can use: those for guides, and the site's own that the component map names. */
const componentNames = [
  'Badge',
  'Phrases',
  ...readdirSync('src/components/guides/words')
    .filter((file) => file.endsWith('.astro'))
    .map((file) => basename(file, '.astro')),
]

const jsx = (type: unknown, props: unknown) =>
  typeof type === 'function' ? type(props) : { name: String(type), props: props ?? {} }

/** Evaluate a guide as a build does. Throws when the text refers to something that does not exist. */
export async function evaluateGuide(text: string, props: object): Promise<readonly GuideNode[]> {
  const { default: content } = await evaluate(text, { Fragment: 'Fragment', jsx, jsxs: jsx })
  if (typeof content !== 'function') throw new Error('the guide has no content')
  const components = Object.fromEntries(componentNames.map((name) => [name, name]))
  return listNodes(content({ ...props, components }))
}

function listNodes(value: unknown): readonly GuideNode[] {
  if (Array.isArray(value)) return value.flatMap(listNodes)
  if (!isNode(value)) return []
  return [value, ...listNodes(value.props['children'])]
}

function isNode(value: unknown): value is GuideNode {
  return typeof value === 'object' && value !== null && 'name' in value && 'props' in value
}

/** Collect all text inside an element. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('')
  if (isNode(value)) return textOf(value.props['children'])
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
