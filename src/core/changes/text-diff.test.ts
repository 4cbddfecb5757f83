import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePolicy } from '../policy/policy.ts'
import type { PolicyDocument } from '../records/policy-document.ts'
import { canonicalLines } from './canonical-lines.ts'
import { type DiffBlock, textOfLine } from './diff-block.ts'
import { type DiffSection, diffDocuments } from './text-diff.ts'

const documentOf = (...statements: object[]) =>
  ({ Version: '2012-10-17', Statement: statements }) as PolicyDocument
const allow = (actions: string | string[], resource: string | string[] = '*', sid?: string) => ({
  ...(sid === undefined ? {} : { Sid: sid }),
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
})
const sideOf = (document: PolicyDocument) => ({
  lines: canonicalLines(document),
  policy: parsePolicy(document),
})
const diff = (before: PolicyDocument, after: PolicyDocument) => diffDocuments(sideOf(before), sideOf(after))
const textsOf = (document: PolicyDocument) => canonicalLines(document).map(({ text }) => text)
const blocksOf = (sections: readonly DiffSection[]) => sections.flatMap(({ blocks }) => blocks)
const changedOf = (sections: readonly DiffSection[]) =>
  blocksOf(sections).filter(({ kind }) => kind === 'changed')
const linesOf = (sections: readonly DiffSection[], side: 'before' | 'after') =>
  blocksOf(sections).flatMap((block) => block[side])

test('canonical text is JSON that says the same', () => {
  const document = documentOf(allow(['b:Two', 'a:One']))
  expect(JSON.parse(textsOf(document).join('\n'))).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['a:One', 'b:Two'], Resource: ['*'] }],
  })
})

test('key order, list order and single entries make no difference to the canonical text', () => {
  const one = documentOf({ Resource: '*', Action: ['b:Two', 'a:One'], Effect: 'Allow' })
  const other = documentOf({ Effect: 'Allow', Action: ['a:One', 'b:Two'], Resource: ['*'] })
  expect(textsOf(one)).toEqual(textsOf(other))
})

test('a condition key named __proto__ stays in the canonical text', () => {
  const condition = JSON.parse('{"StringEquals":{"__proto__":"x"}}')
  expect(textsOf(documentOf({ ...allow('a:One'), Condition: condition })).join('\n')).toContain('"__proto__"')
})

test('every line of a statement knows which statement it is', () => {
  const lines = canonicalLines(documentOf(allow('a:One'), allow('b:Two')))
  expect(lines.find(({ text }) => text.includes('b:Two'))?.statement).toBe(1)
  expect(lines[0]?.statement).toBeUndefined()
})

test('equal documents have no changes', () => {
  const document = documentOf(allow('a:One'))
  expect(changedOf(diff(document, document))).toEqual([])
})

test('the changed words inside a rewritten line are marked on both sides', () => {
  const [changed] = changedOf(
    diff(
      documentOf(allow(['connect:ListUsers', 'connect:GetUser'])),
      documentOf(allow(['connect:ListQueues', 'connect:GetUser'])),
    ),
  )
  const marked = (lines: DiffBlock['before'] | undefined) =>
    lines?.flatMap(({ pieces }) => pieces.filter((piece) => piece.changed).map(({ text }) => text))
  expect(marked(changed?.before)).toEqual(['ListUsers'])
  expect(marked(changed?.after)).toEqual(['ListQueues'])
})

test('lines that share little are not reported as one rewritten line', () => {
  const sections = diff(
    documentOf(allow(['connect:ListUser*', 'connect:One', 'connect:Two'])),
    documentOf(allow(['connect:One', 'connect:Search*', 'connect:Two'])),
  )
  const pieces = changedOf(sections).flatMap(({ before, after }) => [...before, ...after])
  expect(pieces.flatMap((line) => line.pieces).some(({ changed }) => changed)).toBe(false)
})

test('a statement that moved and got another Sid is still the same statement', () => {
  const [one, two] = [allow('a:One', '*', 'Old'), allow('b:Two')]
  const sections = diff(documentOf(one, two), documentOf(two, { ...one, Sid: 'New' }))
  expect(sections.map(({ before, after }) => [before, after])).toEqual([
    [undefined, undefined],
    [1, 0],
    [0, 1],
    [undefined, undefined],
  ])
  expect(
    changedOf(sections)
      .flatMap(({ before, after }) => [...before, ...after])
      .map(textOfLine),
  ).toEqual(['      "Sid": "Old",', '      "Sid": "New",'])
})

test('a removed statement comes after the one that it followed', () => {
  const [one, two, three] = [allow('a:One'), allow('b:Two'), allow('c:Three')]
  const sections = diff(documentOf(one, two, three), documentOf(three, one))
  expect(sections.slice(1, -1).map(({ before, after }) => [before, after])).toEqual([
    [2, 0],
    [0, 1],
    [1, undefined],
  ])
})

test('one more entry at the end of a list changes no other line', () => {
  const sections = diff(documentOf(allow(['a:One', 'a:Two'])), documentOf(allow(['a:One', 'a:Two', 'a:Zed'])))
  expect(changedOf(sections).map(({ before, after }) => [before.length, after.length])).toEqual([[0, 1]])
})

const anyStatement = fc.record(
  {
    Sid: fc.constantFrom('One', 'Two'),
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.uniqueArray(fc.constantFrom('a:One', 'a:Two', 'b:*', 'c:Get?', 'c:GetOne', 'c:GetTwo'), {
      minLength: 1,
    }),
    Resource: fc.uniqueArray(fc.constantFrom('*', 'arn:aws:s3:::x', 'arn:aws:s3:::y/*'), { minLength: 1 }),
    Condition: fc.constantFrom({ StringEquals: { k: 'v' } }, { StringLike: { k: ['v', 'w'], l: 'x' } }),
  },
  { requiredKeys: ['Effect', 'Action', 'Resource'] },
)
const anyStatements = fc.array(anyStatement, { minLength: 1, maxLength: 6 })
const anyDocument = anyStatements.map((statements) => documentOf(...statements))
const withoutComma = (text: string) => text.replace(/,$/, '')

test('each line of both documents is in the diff once', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (before, after) => {
      const sections = diff(before, after)
      for (const [side, document] of [
        ['before', before],
        ['after', after],
      ] as const) {
        const lines = linesOf(sections, side).toSorted((a, b) => a.number - b.number)
        expect(lines.map(textOfLine)).toEqual(textsOf(document))
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, i) => i + 1))
      }
    }),
  )
})

test('applying the diff to the older text produces the newer one', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (before, after) => {
      const older = textsOf(before)
      const applied = diff(before, after)
        .filter((section) => section.after !== undefined || section.before === undefined)
        .flatMap(({ blocks }) => blocks)
        .flatMap(({ kind, before: old, after: added }) =>
          kind === 'same' ? old.map(({ number }) => older[number - 1] ?? '') : added.map(textOfLine),
        )
      expect(applied.map(withoutComma)).toEqual(textsOf(after).map(withoutComma))
    }),
  )
})

test('swapping the documents swaps the sides', () => {
  const bySection = (sections: readonly DiffSection[], turn: boolean) =>
    sections
      .map(({ before, after, blocks }) => ({
        from: turn ? after : before,
        to: turn ? before : after,
        blocks: blocks.map(({ kind, ...block }) => ({
          kind,
          before: turn ? block.after : block.before,
          after: turn ? block.before : block.after,
        })),
      }))
      .map((section) => JSON.stringify(section))
      .sort()
  fc.assert(
    fc.property(anyDocument, anyDocument, (before, after) => {
      expect(bySection(diff(after, before), true)).toEqual(bySection(diff(before, after), false))
    }),
    { numRuns: 500 },
  )
})

test('reordering statements changes no line', () => {
  const permuted = anyStatements.chain((statements) =>
    fc.tuple(
      fc.constant(documentOf(...statements)),
      fc
        .shuffledSubarray(statements, { minLength: statements.length, maxLength: statements.length })
        .map((shuffled) => documentOf(...shuffled)),
    ),
  )
  fc.assert(
    fc.property(permuted, ([before, after]) => {
      expect(changedOf(diff(before, after))).toEqual([])
    }),
  )
})

test('lines of a same block are equal pairwise, except for a comma', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (before, after) => {
      for (const { kind, before: old, after: added } of blocksOf(diff(before, after)))
        if (kind === 'same')
          expect(old.map(textOfLine).map(withoutComma)).toEqual(added.map(textOfLine).map(withoutComma))
    }),
  )
})
