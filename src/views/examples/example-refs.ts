// Lists examples by topic, for a policy or for an action.
import { isGranted } from '../../core/access/grant.ts'
import type { ExampleModel } from '../../site/examples.ts'
import type { PolicyModel } from '../../site/policy-model.ts'
import type { Site } from '../../site/site.ts'
import type { Link } from '../link.ts'
import { countOf } from '../words/words.ts'
import { describeAccess, listGranted } from './example-access.ts'

/** What lists show about an example. */
export interface ExampleRef extends Link {
  readonly task: string
  /** Counts of what it grants and denies, as words to follow "it". */
  readonly accessText: string
  /** The title of the AWS document that describes the task, if there is one. */
  readonly origin?: string
  /** How many errors in AWS's text are fixed: `2 errors fixed`. */
  readonly fixedText?: string
  readonly attachBesides: readonly Link[]
}

export interface TopicView {
  readonly topic: string
  readonly label: string
  readonly examples: readonly ExampleRef[]
}

/** An example as an action's page names it. */
export interface ActionExample extends Link {
  readonly effect: 'grants' | 'denies'
}

/** Make the list entry of an example. */
export function toExampleRef(site: Site, example: ExampleModel): ExampleRef {
  const { slug, record } = example
  const { title, task, origin, mended, attachBesides } = record
  return {
    text: title,
    href: site.urls.example(slug),
    task,
    accessText: describeAccess(example),
    ...(origin && { origin: origin.title }),
    ...(mended.length > 0 && { fixedText: `${countOf(mended.length, 'error')} fixed` }),
    attachBesides: attachBesides.map((name) => ({ text: name, href: site.urls.policy(name) })),
  }
}

/** List the examples by topic. Skips topics without examples. */
export function toTopicViews(site: Site): readonly TopicView[] {
  return (site.settings.exampleTopics ?? []).flatMap(({ id, label }) => {
    const examples = listTopic(site, id).map((example) => toExampleRef(site, example))
    return examples.length === 0 ? [] : [{ topic: id, label, examples }]
  })
}

/** Link to the heading under which an example is listed. */
export function toTopicLink({ settings, urls }: Site, topic: string): Link {
  const label = settings.exampleTopics?.find(({ id }) => id === topic)?.label ?? topic
  return { text: label, href: `${urls.examples}#${topic}` }
}

/** List the examples of a topic, sorted by title. */
export function listTopic({ examples }: Site, topic: string): readonly ExampleModel[] {
  return examples
    .filter(({ record }) => record.topic === topic)
    .toSorted((a, b) => (a.record.title < b.record.title ? -1 : 1))
}

/** List the examples to attach in addition to a policy. */
export function listExamplesBesides(site: Site, policy: PolicyModel): readonly ExampleRef[] {
  return site.examples
    .filter(({ record }) => record.attachBesides.includes(policy.name))
    .map((example) => toExampleRef(site, example))
}

/** List the examples that grant or deny an action, those with the fewest other actions first. */
export function listExamplesOf(site: Site, action: string): readonly ActionExample[] {
  const key = action.toLowerCase()
  return site.examples
    .flatMap(({ slug, record, identity }) => {
      if (identity === undefined) return []
      const { outcome } = identity.access.actions.get(key) ?? {}
      const grants = outcome !== undefined && isGranted(outcome)
      if (!grants && !identity.denied.actions.has(key)) return []
      const effect = grants ? ('grants' as const) : ('denies' as const)
      const width = listGranted(identity).length + identity.denied.actions.size
      return [{ text: record.title, href: site.urls.example(slug), effect, width }]
    })
    .sort((a, b) => a.width - b.width)
    .map(({ width: _, ...example }) => example)
}
