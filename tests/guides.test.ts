// Tests every guide as a build would show it: its references exist, its policies are valid, its commands print what it
// shows.
import jq from 'jq-wasm'
import { expect, test } from 'vitest'
import { keyFinder } from '../src/core/checker/condition-keys.ts'
import type { PolicyDocument } from '../src/core/records/policy-document.ts'
import { loadContent } from '../src/data/records.ts'
import { listActionPages } from '../src/site/action-pages.ts'
import type { CommandSubject, GuideCommand } from '../src/views/guides/command-parts.ts'
import { lintGuideDocument } from '../src/views/guides/guide-document.ts'
import { toGuideView } from '../src/views/guides/guide-view.ts'
import { evaluateGuide, type GuideNode, guideTexts, textOf } from './support/guide.ts'
import { realSite } from './support/real-site.ts'

const { examples } = await loadContent()
const site = toGuideView(realSite)
const commands = new Map<string, GuideCommand>()
const view = {
  ...site,
  command(name: string, about?: CommandSubject) {
    const command = site.command(name, about)
    commands.set(command.line, command)
    return command
  },
}
const guides = await Promise.all(
  [...guideTexts].map(async ([slug, text]) => ({ slug, text, nodes: await evaluateGuide(text, view) })),
)
const findKey = keyFinder(realSite.index.snapshot)

/** Global condition keys that the guides mention. Source: IAM User Guide, "AWS global condition context keys". */
const globalKeys = [
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:username',
  'aws:PrincipalTag',
  'aws:RequestedRegion',
  'aws:RequestTag',
  'aws:ResourceTag',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIp',
  'aws:TagKeys',
]

test.each(guides)(
  '$slug names actions and condition keys that exist, or marks them as printed',
  ({ nodes }) => {
    const words = named(nodes, 'code').flatMap(({ props }) =>
      textOf(props['children']).match(/(?<![\w/:.-])[a-z][a-z0-9-]*:[A-Za-z*?][A-Za-z0-9*?]*/g),
    )
    const unknown = words.filter((word) => word !== null && !exists(word))
    expect(unknown).toEqual([])
  },
)

test('a name that does not exist is distinguished from one that does', () => {
  const names = ['connect:CreateUser', 'connect:Describe*', 'connect:ResourceTag', 'ec2:Region', 'a:b']
  expect(names.map(exists)).toEqual([true, true, false, true, false])
  expect(exists('app-integartions:DeleteEventIntegration')).toBe(false)
})

test.each(guides)(
  '$slug prints only policies in which the checker finds no errors or warnings',
  ({ nodes }) => {
    const documents = named(nodes, 'PolicyJson').map(
      ({ props }) => (props['of'] as { document: PolicyDocument }).document,
    )
    const found = documents.flatMap((document) =>
      lintGuideDocument(realSite, document)
        .filter(({ severity }) => severity !== 'info')
        .map(({ rule, message }) => `${rule}: ${message}`),
    )
    expect(found).toEqual([])
  },
)

test.each(guides)('$slug prints no policy as plain text, where the checker would not see it', ({ nodes }) => {
  const printed = named(nodes, 'pre').map(({ props }) => textOf(props['children']))
  expect(printed.filter((text) => /"(Effect|Statement)"/.test(text))).toEqual([])
})

test.each(guides)('$slug names the AWS pages that it corrects by their titles', ({ nodes }) => {
  const titles = new Set(examples.map(({ record }) => record.origin?.title))
  const sources = named(nodes, 'Correction').map(({ props }) => props['source'])
  expect(sources.filter((source) => typeof source !== 'string' || !titles.has(source))).toEqual([])
})

test.each(guides)('$slug shows values instead of the expressions for them', ({ nodes }) => {
  const codes = named(nodes, 'code').map(({ props }) => textOf(props['children']))
  expect(codes.filter((code) => code.includes('props.'))).toEqual([])
})

test.each(guides)('$slug has no hard-coded address of this site', ({ text }) => {
  expect(text.match(/(\]\(|href=")\/[^)"]*/g) ?? []).toEqual([])
})

test.each([...commands.values()])(
  'the command $name prints the answer shown below it',
  async ({ json, filter, flags, answer }) => {
    expect(answer).not.toBe('')
    const printed = await jq.raw(JSON.stringify(shorten(json, filter)), filter, [...flags])
    expect(printed.trimEnd()).toBe(answer)
  },
)

test('what the guides say about the service-linked role and condition keys is true', () => {
  const reached = realSite.policies.flatMap(({ latest }) => [...latest.access.actions.keys()])
  expect(reached.filter((action) => action.startsWith('ec2:'))).toEqual([])
  const keys = view.service('connect').conditionKeys.map(({ name }) => name.toLowerCase())
  expect(keys.filter((key) => /^(connect:resourcetag|ec2:)/.test(key))).toEqual([])
})

/**
 * Shorten the input, because this jq takes minutes over a long text. A long list keeps its first entries and the first
 * ones with each of the words that the filter looks for, so it still contains what the filter picks, in the same order.
 */
function shorten(json: unknown, filter: string): unknown {
  if (Array.isArray(json)) {
    const words = filter.match(/(?<== )"[^"]+"/g) ?? []
    const having = (word: string) => json.filter((entry) => JSON.stringify(entry).includes(word)).slice(0, 5)
    const kept = new Set([...json.slice(0, 5), ...words.flatMap(having)])
    return json.filter((entry) => kept.has(entry))
  }
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      Array.isArray(value) && value.length > 50 ? shorten(value, filter) : value,
    ]),
  )
}

function named(nodes: readonly GuideNode[], name: string): readonly GuideNode[] {
  return nodes.filter((node) => node.name === name)
}

function isConditionKey(word: string): boolean {
  return findKey(word) !== undefined
}

/** The start of an ARN, and commands of this project. */
const notActions = /^(arn:|(ask|check|compare):policy$)/

/** Check that a word is an action, a wildcard that matches one, or a condition key, with or without a part after "/". */
function exists(word: string): boolean {
  const { index, firstSeen } = realSite
  if (notActions.test(word)) return true
  if (/[*?]/.test(word)) return index.expand(word).length > 0
  return (
    index.find(word)?.name === word ||
    firstSeen.find(word)?.action === word ||
    listActionPages(realSite).find(word)?.name === word ||
    globalKeys.includes(word) ||
    isConditionKey(word) ||
    isConditionKey(`${word}/tag`)
  )
}
