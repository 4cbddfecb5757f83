import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toPlainText, writeInline } from './inline-text.ts'
import { makeElement, makeTextNode } from './page-tree.ts'

const text = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        '1',
        '.',
        ' ',
        '  ',
        '\n',
        '\u00a0',
        '\u00ad',
        '\u200b',
        '\ufeff',
        '_',
        '*',
        '\\',
        '`',
        '<',
        '&',
        ';',
        '#',
      ],
      ...['-', '+', '>', '[', '~', 'amp', '&lt;', '“'],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

/** Collapse white space without asking first whether there is any to collapse. */
const collapse = (value: string) =>
  value.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/\s+/g, ' ')
const escapeAll = (value: string) =>
  collapse(value)
    .replace(/[\\`*[\]~]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
const startLine = (line: string) =>
  line
    .trim()
    .replace(/^(?=#{1,6}(\s|$)|[-+](\s|$)|>)/, '\\')
    .replace(/^(\d+)(?=[.)](\s|$))/, '$1\\')

test('texts are collapsed and escaped as one rule after another would', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(toPlainText(value)).toBe(collapse(value))
      expect(writeInline([makeTextNode(value)])).toBe(startLine(escapeAll(value)))
    }),
    { numRuns: 2000 },
  )
})

test('emphasis is around what is between white space', () => {
  fc.assert(
    fc.property(text, (value) => {
      const [, start, middle = '', end] = /^(\s*)([\s\S]*?)(\s*)$/.exec(escapeAll(value)) ?? []
      const marked = middle === '' || middle.includes('**') ? middle : `${start}**${middle}**${end}`
      expect(writeInline([makeElement('b', [makeTextNode(value)])])).toBe(startLine(marked))
    }),
    { numRuns: 2000 },
  )
})

test('a place where a text may break changes nothing', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const broken = [makeTextNode(before), makeElement('wbr', []), makeTextNode(after)]
      expect(writeInline(broken)).toBe(writeInline([makeTextNode(before + after)]))
    }),
  )
})
