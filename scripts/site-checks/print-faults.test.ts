import { expect, test } from 'vitest'
import { formatSiteFaults } from './print-faults.ts'

test('the same fault on many pages is one entry with its first places', () => {
  const faults = Array.from({ length: 7 }, (_, page) => ({
    file: `p${page}/index.html`,
    what: 'no h1',
    expected: 'one',
  }))
  expect(
    formatSiteFaults([...faults, { file: 'x.xml', what: 'line 1: bad', expected: 'XML', where: 'line 1' }]),
  ).toBe(
    `  no h1
    expected: one
    in: p0/index.html
    in: p1/index.html
    in: p2/index.html
    in: p3/index.html
    in: p4/index.html
    and in 2 more places
  line 1: bad
    expected: XML
    in: x.xml, line 1`,
  )
})
