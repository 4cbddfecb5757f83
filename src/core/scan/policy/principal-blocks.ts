// Turns principal blocks into the Principal element of a statement.

import { type Field, fieldOf, itemsOf, knownText, type Value } from '../read/value.ts'
import { field, group, listBlocks } from './block-fields.ts'

/** Read the principals of a statement. `type = "*"` with `identifiers = ["*"]` is `"*"`; several blocks become one element. */
export function principals(block: Value, element: string, written: readonly string[]): readonly Field[] {
  const blocks = written.flatMap((name) => listBlocks(block, name))
  const [first] = blocks
  if (first === undefined) return []
  const types = blocks.map((one) => ({
    block: one,
    type: fieldOf(one, 'type'),
    values: fieldOf(one, 'identifiers'),
  }))
  const everybody = types.find(
    ({ type, values }) => knownText(type) === '*' && itemsOf(values).some((one) => knownText(one) === '*'),
  )
  if (everybody?.values !== undefined)
    return [field(element, itemsOf(everybody.values)[0] ?? everybody.values, first)]
  return [
    field(
      element,
      {
        kind: 'object',
        file: first.file,
        start: first.start,
        end: first.end,
        fields: group(types.map(({ type, values }) => [type, values])),
      },
      first,
    ),
  ]
}
