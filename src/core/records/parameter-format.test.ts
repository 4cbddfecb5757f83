// Tests which values fit which parameter format.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitsFormat, formatFacts, type ParameterFormat, parameterFormats } from './parameter-format.ts'

test.each<[ParameterFormat, string, boolean]>([
  ['account-id', '123456789012', true],
  ['account-id', '12345678901', false],
  ['account-id', '1234-5678-9012', false],
  ['region', 'us-west-2', true],
  ['region', 'us-gov-east-1', true],
  ['region', 'Oregon', false],
  ['uuid', '11111111-2222-3333-4444-555555555555', true],
  ['uuid', '00fbeee1-123e-111e-93e3-11111bfbfcc17', false],
  ['uuid', '11111111-2222-3333-4444-55555555555G', false],
  ['bucket-name', 'amazon-connect-1f2e', true],
  ['bucket-name', 'Recordings', false],
  ['bucket-name', 'a', false],
  ['key-id', 'mrk-00000000000000000000000000000000', true],
  ['key-id', 'alias/mine', false],
  ['name', 'my-function', true],
  ['name', 'my function', false],
  ['tag-key', 'Cost center', true],
  ['tag-key', ' Cost', false],
  ['tag-value', 'a', true],
  ['tag-value', 'a ', false],
  ['tag-value', '', false],
  ['external-id', 'a', false],
  ['external-id', 'team:42', true],
])('%s accepts %j: %s', (format, text, fits) => {
  expect(fitsFormat(text, format)).toBe(fits)
})

test('no fitting value has a character that JSON, YAML, HCL, TypeScript or IAM treats specially', () => {
  for (const format of parameterFormats) {
    const fitting = fc.stringMatching(new RegExp(`^(?:${formatFacts[format].pattern})$`))
    fc.assert(
      fc.property(fitting, (text) => {
        expect(text).not.toMatch(/["'`\\${}<>*?\n\r%#]/)
      }),
    )
  }
})

test('a format must match the whole value', () => {
  for (const format of parameterFormats) expect(fitsFormat('a"\nb', format)).toBe(false)
})
