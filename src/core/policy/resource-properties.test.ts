import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesResource } from '../../../tests/oracle/evaluate-request.ts'
import { coversResource, overlapsResource } from './resource.ts'

const arn = fc
  .tuple(
    fc.constantFrom('arn', '*'),
    fc.constantFrom('aws', '*', 'aws-?'),
    fc.constantFrom('s3', 's*', '?3', '*'),
    fc.constantFrom('', 'a', '*', '?'),
    fc.constantFrom('', '1', '*'),
    fc.constantFrom('a', 'a/*', '*/b', 'a:*', '*', '?', 'a:b', 'a?b'),
  )
  .map((parts) => parts.join(':'))
const arnOrText = fc.oneof(
  { weight: 5, arbitrary: arn },
  { weight: 1, arbitrary: fc.constantFrom('*', 'arn:aws:s3:*') },
)
const resourceSet = fc.oneof(
  { weight: 3, arbitrary: arnOrText.map((resource) => ({ resource })) },
  {
    weight: 1,
    arbitrary: fc.array(arn, { minLength: 1, maxLength: 2 }).map((notResource) => ({ notResource })),
  },
)

/** Every combination of one choice from each list. */
const combine = (lists: readonly (readonly string[])[]) =>
  lists.reduce<readonly (readonly string[])[]>(
    (heads, list) => heads.flatMap((head) => list.map((item) => [...head, item])),
    [[]],
  )

const resources = combine([
  ['arn', 'x'],
  ['aws', 'aws-z'],
  ['s3', 'sz', 'z3'],
  ['', 'a', 'z', 'zz'],
  ['', '1'],
  ['', 'a', 'z', 'a/', 'a/z', 'z/b', 'a/b', 'a:', 'a:z', 'a:b', 'a:z/b', 'azb', 'zz'],
]).map((parts) => parts.join(':'))

test('coversResource and overlapsResource agree with sampled ARNs', { timeout: 60_000 }, () => {
  const counts = { covers: 0, overlaps: 0, neither: 0 }
  const isIn = (set: { resource: string } | { notResource: readonly string[] }, resource: string) =>
    'resource' in set
      ? matchesResource(set.resource, resource, new Map())
      : !set.notResource.some((entry) => matchesResource(entry, resource, new Map()))
  fc.assert(
    fc.property(resourceSet, resourceSet, (wide, narrow) => {
      const inNarrow = resources.filter((resource) => isIn(narrow, resource))
      const inBoth = inNarrow.filter((resource) => isIn(wide, resource))
      const covered = coversResource(wide, narrow)
      const overlapping = overlapsResource(wide, narrow)
      counts[covered ? 'covers' : overlapping ? 'overlaps' : 'neither'] += 1
      if (covered) expect(inBoth).toEqual(inNarrow)
      if (!overlapping) expect(inBoth).toEqual([])
      // Between two single ARNs, both answers are exact; with a complement, some may be missed.
      if ('notResource' in wide || 'notResource' in narrow) return
      if (wide.resource.split(':').length < 6 || narrow.resource.split(':').length < 6) return
      expect(covered).toBe(inBoth.length === inNarrow.length)
      expect(overlapping).toBe(inBoth.length > 0)
    }),
    { seed: 20260926, numRuns: 500 },
  )
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(50)
})
