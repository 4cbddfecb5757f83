// Turns condition blocks into the Condition element of a statement.

import { type Field, fieldOf, knownText, type Value } from '../read/value.ts'
import { field, group, listBlocks } from './block-fields.ts'

/** Read the conditions of a statement. Blocks with the same test become one operator, and those with the same variable one key. */
export function conditions(block: Value): readonly Field[] {
  const blocks = [...listBlocks(block, 'condition'), ...listBlocks(block, 'conditions')]
  const [first] = blocks
  if (first === undefined) return []
  const tests = Map.groupBy(blocks, (one) => knownText(fieldOf(one, 'test')))
  const place = { file: first.file, start: first.start, end: first.end }
  // A dynamic block may make any conditions, or none.
  if (tests.has(undefined) || blocks.some((one) => fieldOf(one, 'variable')?.kind !== 'text')) {
    return [
      field(
        'Condition',
        { kind: 'unknown', ...place, source: 'conditions that variables write', parts: [] },
        first,
      ),
    ]
  }
  const fields = [...tests.values()].flatMap((same): readonly Field[] => {
    const test = fieldOf(same[0], 'test')
    if (same[0] === undefined || test?.kind !== 'text') return []
    const keys = group(same.map((one) => [fieldOf(one, 'variable'), fieldOf(one, 'values')]))
    return [
      {
        name: test,
        value: { kind: 'object', file: same[0].file, start: same[0].start, end: same[0].end, fields: keys },
      },
    ]
  })
  return [field('Condition', { kind: 'object', ...place, fields }, first)]
}
