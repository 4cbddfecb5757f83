// Lists examples by topic, for a policy or for an action.
import { defineReads, keepValue } from '../../core/reads.ts'
import { rememberAll } from '../../core/remember.ts'
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
  /** `allows in part` if the action also needs another resource, which the example does not allow. */
  readonly effect: 'grants' | 'denies' | 'allows in part'
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
  return examplesByAction(site).get(action.toLowerCase()) ?? []
}

const examplesRead = 'examples by action'

/** Kept, because a build with few changes would decide every example for the pages of a few actions. */
const examplesByAction = rememberAll((site: Site) =>
  keepValue(examplesRead, 'all', () => groupByAction(site)),
)

/** Define how the examples of all actions are looked up again. */
export function defineExampleReads(site: Site): void {
  defineReads(examplesRead, () => examplesByAction(site))
}

function groupByAction({ examples, urls }: Site): ReadonlyMap<string, readonly ActionExample[]> {
  const identities = examples.flatMap(({ slug, record, identity }) => {
    if (identity === undefined) return []
    const granted = listGranted(identity).map(({ name }) => name.toLowerCase())
    const denied = [...identity.denied.actions.keys()]
    const { actions: lacking } = identity.lacking
    return [{ text: record.title, href: urls.example(slug), granted, denied, lacking }]
  })
  const byWidth = identities.toSorted(
    (a, b) => a.granted.length + a.denied.length - (b.granted.length + b.denied.length),
  )
  const byAction = new Map<string, ActionExample[]>()
  for (const { text, href, granted, denied, lacking } of byWidth) {
    const grants = new Set(granted)
    for (const key of new Set([...granted, ...denied])) {
      const effect = lacking.has(key) ? 'allows in part' : grants.has(key) ? 'grants' : 'denies'
      const example: ActionExample = { text, href, effect }
      byAction.set(key, [...(byAction.get(key) ?? []), example])
    }
  }
  return byAction
}
