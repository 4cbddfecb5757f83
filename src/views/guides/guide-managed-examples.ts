// Lists which example policies name which actions, as the rows of a table.
import type { Example } from '../../core/records/example.ts'
import type { Site } from '../../site/site.ts'
import { describeAction, type GuideAction } from './guide-action.ts'

export interface NamedRow {
  readonly action: GuideAction
  /** In the order of the requested examples. */
  readonly named: readonly boolean[]
}

/** List the actions that examples allow and which examples name them. Throws if an example or action is missing. */
export function listNamed(
  site: Site,
  examples: readonly Example[],
  slugs: readonly string[],
): readonly NamedRow[] {
  const allowed = slugs.map((slug) => listAllowed(examples, slug))
  return [...new Set(allowed.flat())].map((name) => {
    const action = site.index.find(name)
    if (action === undefined) throw new Error(`guide: an example names ${name}, which is not an action`)
    return { action: describeAction(site, action), named: allowed.map((names) => names.includes(name)) }
  })
}

function listAllowed(examples: readonly Example[], slug: string): readonly string[] {
  const example = examples.find((other) => other.slug === slug)
  if (example === undefined) throw new Error(`guide: no example content/examples/${slug}.json`)
  const { Statement } = example.record.document
  return [Statement].flat().flatMap(({ Effect, ...statement }) => {
    const actions = 'Action' in statement ? statement.Action : undefined
    return Effect === 'Allow' && actions !== undefined ? [actions].flat() : []
  })
}
