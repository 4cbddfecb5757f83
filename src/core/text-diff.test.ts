import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PolicyDocument } from './record.ts'
import { canonicalLines, type DiffBlock, diffDocuments, textOfLine } from './text-diff.ts'

const documentOf = (...statements: object[]) =>
  ({ Version: '2012-10-17', Statement: statements }) as PolicyDocument
const allow = (actions: string | string[], resource: string | string[] = '*', sid?: string) => ({
  ...(sid === undefined ? {} : { Sid: sid }),
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
})
const textsOf = (document: PolicyDocument) => canonicalLines(document).map(({ text }) => text)
const sideOf = (blocks: readonly DiffBlock[], side: 'before' | 'after') =>
  blocks.flatMap((block) => block[side])

test('canonical text is JSON that says the same', () => {
  const document = documentOf(allow(['b:Two', 'a:One']))
  expect(JSON.parse(textsOf(document).join('\n'))).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['a:One', 'b:Two'], Resource: ['*'] }],
  })
})

test('key order, list order and a lone entry make no difference to the canonical text', () => {
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

test('equal documents have one block without changes', () => {
  const document = documentOf(allow('a:One'))
  expect(diffDocuments(document, document).map(({ kind }) => kind)).toEqual(['same'])
})

test('the changed words inside a changed line are marked on both sides', () => {
  const blocks = diffDocuments(
    documentOf(allow('connect:ListUsers')),
    documentOf(allow('connect:ListQueues')),
  )
  const [changed] = blocks.filter(({ kind }) => kind === 'changed')
  const marked = (lines: DiffBlock['before'] | undefined) =>
    lines?.flatMap(({ pieces }) => pieces.filter((piece) => piece.changed).map(({ text }) => text))
  expect(marked(changed?.before)).toEqual(['ListUsers'])
  expect(marked(changed?.after)).toEqual(['ListQueues'])
})

test('a removed run and the added run beside it are one block', () => {
  const blocks = diffDocuments(documentOf(allow(['a:One', 'a:Two'])), documentOf(allow('c:*')))
  expect(blocks.filter(({ kind }) => kind === 'changed')).toHaveLength(1)
})

const anyStatement = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: fc.uniqueArray(fc.constantFrom('a:One', 'a:Two', 'b:*', 'c:Get?'), { minLength: 1 }),
  Resource: fc.uniqueArray(fc.constantFrom('*', 'arn:aws:s3:::x', 'arn:aws:s3:::y/*'), { minLength: 1 }),
})
const anyDocument = fc
  .array(anyStatement, { minLength: 1, maxLength: 5 })
  .map((statements) => documentOf(...statements))

test('each side of a diff, read alone, is that side’s canonical text, numbered from 1', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (before, after) => {
      const blocks = diffDocuments(before, after)
      for (const [side, document] of [
        ['before', before],
        ['after', after],
      ] as const) {
        const lines = sideOf(blocks, side)
        expect(lines.map(textOfLine)).toEqual(textsOf(document))
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, i) => i + 1))
      }
    }),
  )
})

test('lines of a same block are alike pairwise', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (before, after) => {
      for (const block of diffDocuments(before, after)) {
        if (block.kind === 'same') expect(block.before.map(textOfLine)).toEqual(block.after.map(textOfLine))
      }
    }),
  )
})
