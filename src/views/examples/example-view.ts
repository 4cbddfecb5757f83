// Makes the view of an example's page: the form, the document, what it grants, and its source.

import type { Access } from '../../core/access/access.ts'
import { servicePrefix } from '../../core/actions/action.ts'
import { exampleRules, lintExample } from '../../core/checker/example-policy.ts'
import { parsePolicy } from '../../core/policy/policy.ts'
import { type FormatFacts, formatFacts } from '../../core/records/parameter-format.ts'
import { splitPlaceholders } from '../../core/records/placeholder.ts'
import { linkPattern } from '../../site/action-pages.ts'
import type { ExampleModel, IdentityExample } from '../../site/examples.ts'
import type { Site } from '../../site/site.ts'
import { type ServiceAccess, toServiceAccess } from '../access/access-view.ts'
import { byAccessLevel, type LevelActions } from '../access/action-levels.ts'
import { type FindingGroup, groupFindings } from '../checker/findings-view.ts'
import { type DocumentLine, toDocumentLines } from '../documents/document-view.ts'
import type { Link } from '../link.ts'
import { writeAction } from '../words/names.ts'
import { findServiceEnd, type ServiceEnd } from '../words/service-notes.ts'
import { countOf } from '../words/words.ts'
import { listSensitiveGrants, type SensitiveActions } from './example-access.ts'
import { type ExampleForm, toExampleForms } from './example-forms.ts'
import { type ExampleGain, toExampleGains } from './example-gain.ts'
import { type ExampleRef, listTopic, toExampleRef, toTopicLink } from './example-refs.ts'
import { type TrustView, toTrustViews } from './example-trust.ts'

/** A field of the form. */
export interface ParameterView extends FormatFacts {
  readonly name: string
  /** The name as words: `Account ID`. */
  readonly label: string
  readonly meaning: string
  readonly example: string
  /** Which keyboard a phone shows. */
  readonly inputMode: 'numeric' | 'text'
}

export interface ExampleView extends ExampleRef {
  readonly slug: string
  readonly topic: Link
  readonly parameters: readonly ParameterView[]
  readonly lines: readonly DocumentLine[]
  readonly forms: readonly ExampleForm[]
  /** The document with its placeholders, as a file. */
  readonly policyHref: string
  /** Absent for a trust policy, which grants nothing. */
  readonly access?: {
    readonly services: readonly ServiceAccess[]
    /** Actions that also need a resource of another type, which the policy does not allow. */
    readonly lacking: CountedActions
    /** Actions matched by name but not granted, because the resources are of another type. */
    readonly idle: CountedActions
    readonly denied: readonly ServiceAccess[]
    readonly sensitive: readonly SensitiveActions[]
  }
  /** Asks whether it allows a request; absent for a trust policy. */
  readonly askHref?: string
  readonly trust: readonly TrustView[]
  readonly gains: readonly ExampleGain[]
  readonly findings: readonly FindingGroup[]
  /** What the checker looks for. */
  readonly rules: readonly Link[]
  readonly rulesHref: string
  readonly notes: readonly string[]
  /** Services of its actions whose support AWS ends, or has ended. */
  readonly ends: readonly ServiceEnd[]
  /** What precedes the policies that it supplements: `Attach it in addition to`, or what it says of an ended service. */
  readonly besidesText: string
  /** The heading under which AWS documents the task. */
  readonly part?: string
  readonly mended: readonly { readonly wrong: string; readonly mended: string }[]
  /** The neighboring examples in the topic. */
  readonly previous?: Link
  readonly next?: Link
}

/** Actions by access level, and their number: `1 action`. */
interface CountedActions {
  readonly count: string
  readonly levels: readonly LevelActions[]
}

/** Make the view of an example's page. */
export function toExampleView(site: Site, example: ExampleModel): ExampleView {
  const { slug, record, identity } = example
  const { urls } = site
  const ends = listEnds(site, record)
  return {
    ...toExampleRef(site, example),
    slug,
    topic: toTopicLink(site, record.topic),
    parameters: record.parameters.map(({ name, meaning, format, example: text }) => ({
      name,
      label: writeAction(name.charAt(0).toUpperCase() + name.slice(1)).replace(/ id$/, ' ID'),
      meaning,
      example: text,
      inputMode: format === 'account-id' ? 'numeric' : 'text',
      ...formatFacts[format],
    })),
    lines: toExampleLines(site, example),
    forms: toExampleForms(example),
    policyHref: urls.examplePolicy(slug),
    ...(identity && {
      access: {
        services: toServiceAccess(site, identity),
        lacking: countLevels(site, identity.lacking),
        idle: countLevels(site, identity.idle),
        denied: toServiceAccess(site, { ...identity, access: identity.denied }),
        sensitive: listSensitiveGrants(site, identity),
      },
    }),
    ...(identity && { askHref: linkQuestion(site, identity) }),
    trust: toTrustViews(site, example),
    gains: toExampleGains(site, example),
    findings: groupFindings(site, lintExample(record, site.index, site.lintOptions)),
    rules: exampleRules.map(({ name }) => ({ text: name, href: urls.checkRule(name) })),
    rulesHref: urls.checkRules,
    notes: record.notes,
    ends,
    besidesText: ends.some(({ verb }) => verb === 'ended') ? 'It supplemented' : 'Attach it in addition to',
    ...(record.origin && { part: record.origin.part }),
    mended: record.mended,
    ...linkNeighbors(site, example),
  }
}

function countLevels(site: Site, { actions }: Access): CountedActions {
  return { count: countOf(actions.size, 'action'), levels: byAccessLevel(site, [...actions.values()]) }
}

/** Link to a question about the first action that the example grants, or else denies. */
function linkQuestion({ urls }: Site, { slug, access, denied }: IdentityExample): string {
  const [first] = [...access.actions.values(), ...denied.actions.values()]
  return urls.askAbout({
    policies: [{ role: 'identity', source: { kind: 'example', slug } }],
    action: first?.name ?? '',
  })
}

/** List the ended services of an example's actions, and of the policies that it belongs to. */
function listEnds(site: Site, { document, attachBesides }: ExampleModel['record']): readonly ServiceEnd[] {
  const supplemented = site.policies.filter(({ name }) => attachBesides.includes(name))
  const ended = supplemented.flatMap(({ record }) => record.serviceStatus?.service ?? [])
  const patterns = parsePolicy(document).statements.flatMap(({ actions }) => actions.patterns)
  const prefixes = new Set(patterns.map((pattern) => servicePrefix(pattern).toLowerCase()))
  const ends = (site.settings.services ?? []).flatMap(({ prefix }) => findServiceEnd(site, prefix) ?? [])
  const named = [...prefixes].flatMap((prefix) => findServiceEnd(site, prefix)?.service ?? [])
  return ends.filter(({ service }) => named.includes(service) || ended.includes(service))
}

/** Typeset the document, with its placeholders as separate pieces. */
function toExampleLines(site: Site, { record }: ExampleModel): readonly DocumentLine[] {
  const lines = toDocumentLines(record.document, site.index, (action) => linkPattern(site, action))
  return lines.map((line) => ({
    ...line,
    parts: line.parts.map((part) => {
      const pieces = splitPlaceholders(part.text)
      return pieces.some((piece) => 'name' in piece) ? { ...part, pieces } : part
    }),
  }))
}

function linkNeighbors(site: Site, example: ExampleModel): Pick<ExampleView, 'previous' | 'next'> {
  const topic = listTopic(site, example.record.topic)
  const linkTo = (position: number): Link | undefined => {
    const neighbor = topic[position]
    return neighbor && { text: neighbor.record.title, href: site.urls.example(neighbor.slug) }
  }
  const [previous, next] = [linkTo(topic.indexOf(example) - 1), linkTo(topic.indexOf(example) + 1)]
  return { ...(previous && { previous }), ...(next && { next }) }
}
