// Builds /api/v1/examples.json. Fields may be added, never changed.
import { defineReads, keepValue } from '../../core/reads.ts'
import type { ExampleRecord } from '../../core/records/example.ts'
import { formatFacts } from '../../core/records/parameter-format.ts'
import type { ExampleModel } from '../../site/examples.ts'
import type { Site } from '../../site/site.ts'
import { countStatuses, type StatusCounts } from '../access/access-view.ts'

export interface ExampleJson {
  readonly slug: string
  readonly title: string
  readonly topic: ExampleRecord['topic']
  readonly kind: ExampleRecord['kind']
  readonly task: string
  readonly url: string
  /** Where AWS prints a policy for the same task. */
  readonly origin?: { readonly title: string; readonly part: string }
  readonly mended: ExampleRecord['mended']
  readonly notes: readonly string[]
  readonly parameters: readonly {
    readonly name: string
    readonly meaning: string
    readonly format: string
    /** A regular expression for the whole value. */
    readonly pattern: string
    readonly example: string
  }[]
  readonly attachBesides: readonly string[]
  /** Absent for a trust policy. */
  readonly counts?: StatusCounts
  /** Granted actions that also need a resource of another type, which the policy does not allow. Absent for a trust policy. */
  readonly lacking?: readonly string[]
  /** The actions that its Deny statements match. Absent for a trust policy. */
  readonly denied?: readonly string[]
  /** Has placeholders: `<name>` for the parameter with that name. */
  readonly document: ExampleRecord['document']
}

export interface ExamplesJson {
  readonly asOf: string
  readonly examples: readonly ExampleJson[]
}

/** List the examples: /api/v1/examples.json. */
export function toExamplesJson(site: Site): ExamplesJson {
  return {
    asOf: site.settings.asOf,
    examples: site.examples.map((example) => toExampleJson(site, example)),
  }
}

const accessRead = 'access of example in JSON'

/** What an example grants and denies, kept: to decide it takes longer than to write all the rest. */
const readAccess = (example: ExampleModel) => keepValue(accessRead, example.slug, () => toAccess(example))

/** Define how that is looked up again. */
export function defineExampleJsonReads({ examples }: Site): void {
  const bySlug = new Map(examples.map((example) => [example.slug, example]))
  defineReads(accessRead, (slug) => {
    const example = bySlug.get(slug)
    return example && toAccess(example)
  })
}

function toAccess({ identity }: ExampleModel): Pick<ExampleJson, 'counts' | 'lacking' | 'denied'> {
  if (identity === undefined) return {}
  return {
    counts: countStatuses(identity.access.actions.values()),
    lacking: [...identity.lacking.actions.values()].map(({ name }) => name),
    denied: [...identity.denied.actions.values()].map(({ name }) => name),
  }
}

function toExampleJson(site: Site, example: ExampleModel): ExampleJson {
  const { slug, record } = example
  const { title, topic, kind, task, origin, mended, notes, parameters, attachBesides, document } = record
  return {
    slug,
    title,
    topic,
    kind,
    task,
    url: site.urls.absolute(site.urls.example(slug)),
    ...(origin && { origin: { title: origin.title, part: origin.part } }),
    mended,
    notes,
    parameters: parameters.map(({ name, meaning, format, example }) => ({
      name,
      meaning,
      format,
      pattern: formatFacts[format].pattern,
      example,
    })),
    attachBesides,
    ...readAccess(example),
    document,
  }
}
