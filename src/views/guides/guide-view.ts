// Gathers the facts that guides ask for by name, so that no guide contains typed figures.
import type { Status } from '../../core/access/grant.ts'
import { describeRule } from '../../core/checker/rules/descriptions.ts'
import { rules } from '../../core/checker/rules.ts'
import type { Site } from '../../site/site.ts'
import type { Urls } from '../../site/urls.ts'
import { type ServicesView, toServicesView } from '../actions/services-view.ts'
import type { GrowthView } from '../growth/growth-view.ts'
import type { VersionRef } from '../words/version-ref.ts'
import type { CommandSubject, GuideCommand } from './command-parts.ts'
import { type GuideAction, type GuidePattern, toGuideAction, toGuidePattern } from './guide-action.ts'
import { type ArnPiece, toGuideArn } from './guide-arn.ts'
import { toGuideCommand } from './guide-command.ts'
import { type GuideDocument, type GuideDocumentInput, toGuideDocument } from './guide-document.ts'
import { type ManagedGuide, toManagedGuide } from './guide-managed.ts'
import {
  type GuideComparison,
  type GuidePolicy,
  type LostPermission,
  listLostPermissions,
  toGuideAccess,
  toGuideComparison,
  toGuideGrowth,
  toGuidePolicy,
  toGuideVersion,
} from './guide-policy.ts'
import { type GuideService, toGuideService } from './guide-service.ts'
import { type GuideVerdicts, toGuideVerdicts } from './guide-verdicts.ts'
import { toWrittenView, type WrittenView } from './written-view.ts'

export interface GuideExample {
  readonly title: string
  readonly href: string
  readonly task: string
}

export interface GuideRule {
  readonly name: string
  readonly href: string
  readonly severity: string
  readonly description: string
}

/** What a guide can ask for. A name that does not exist throws, which fails the build. */
export interface GuideView extends WrittenView {
  readonly urls: Urls
  readonly policy: (name: string) => GuidePolicy
  /** The cataloged policies: those that people attach, those of service-linked roles, and the retired ones. */
  readonly policies: Readonly<Record<'managed' | 'serviceLinked' | 'retired', readonly GuidePolicy[]>>
  readonly version: (policy: string, id: string) => VersionRef
  readonly comparison: (policy: string, from: string, to: string) => GuideComparison
  /** How often each word of a verdict is used, with a real case of it. */
  readonly words: GuideVerdicts
  readonly growth: (policy: string) => GrowthView
  /** What a policy's newest version does to an action. */
  readonly accessOf: (policy: string) => (action: string) => Status | 'not granted'
  /** Every change between neighboring versions that took something away, newest first. */
  readonly lostPermissions: readonly LostPermission[]
  /** What the guides about attaching policies count and list. */
  readonly managed: ManagedGuide
  readonly action: (name: string) => GuideAction
  readonly actions: (...names: readonly string[]) => readonly GuideAction[]
  readonly pattern: (pattern: string) => GuidePattern
  readonly arn: (arn: string) => readonly ArnPiece[]
  readonly service: (prefix: string) => GuideService
  /** The services that the cataloged policies touch. */
  readonly services: ServicesView
  /** A command that queries the JSON, with its output. */
  readonly command: (name: string, about?: CommandSubject) => GuideCommand
  readonly document: (input: GuideDocumentInput) => GuideDocument
  readonly example: (slug: string) => GuideExample
  readonly rule: (name: string) => GuideRule
}

/** Gather what guides can ask for. */
export function toGuideView(site: Site): GuideView {
  const described = site.policies.map(({ name }) => toGuidePolicy(site, name))
  const current = described.filter(({ status }) => status !== 'retired')
  return {
    ...toWrittenView(site),
    urls: site.urls,
    policy: (name) => toGuidePolicy(site, name),
    policies: {
      managed: current.filter(({ kind }) => kind === 'managed'),
      serviceLinked: current.filter(({ kind }) => kind === 'service-linked-role'),
      retired: described.filter(({ status }) => status === 'retired'),
    },
    version: (policy, id) => toGuideVersion(site, policy, id),
    comparison: (policy, from, to) => toGuideComparison(site, policy, from, to),
    words: toGuideVerdicts(site),
    growth: (policy) => toGuideGrowth(site, policy),
    accessOf: (policy) => toGuideAccess(site, policy),
    lostPermissions: listLostPermissions(site),
    managed: toManagedGuide(site, site.examples),
    action: (name) => toGuideAction(site, name),
    actions: (...names) => names.map((name) => toGuideAction(site, name)),
    pattern: (pattern) => toGuidePattern(site, pattern),
    arn: toGuideArn,
    service: (prefix) => toGuideService(site, prefix),
    services: toServicesView(site),
    command: (name, about) => toGuideCommand(site, name, about),
    document: (input) => toGuideDocument(site, input),
    example: (slug) => toGuideExample(site, slug),
    rule: (name) => toGuideRule(site, name),
  }
}

function toGuideExample(site: Site, slug: string): GuideExample {
  const example = site.examples.find((other) => other.slug === slug)
  if (example === undefined) throw new Error(`guide: no example content/examples/${slug}.json`)
  const { title, task } = example.record
  return { title, task, href: site.urls.example(slug) }
}

function toGuideRule({ urls }: Site, name: string): GuideRule {
  const rule = rules.find((other) => other.name === name)
  if (rule === undefined) throw new Error(`guide: the policy checker has no rule ${name}`)
  return { name, href: urls.checkRule(name), severity: rule.severity, description: describeRule(name) }
}
