// Lists the blocks inside a Terraform block, and makes the fields of the policy that it writes.
import { type Field, type FileSpan, fieldsOf, itemsOf, knownText, toText, type Value } from '../read/value.ts'

/** List the blocks of a name; what a dynamic block makes may be none, or many. */
export function listBlocks(body: Value, name: string): readonly Value[] {
  return [...fieldsOf(body, name), ...listDynamic(body, name)]
}

/** List what the dynamic blocks of a name make. */
export function listDynamic(body: Value, name: string): readonly Value[] {
  return fieldsOf(body, 'dynamic')
    .flatMap((block) => fieldsOf(block, name))
    .flatMap((block) => fieldsOf(block, 'content'))
}

/** Make a field. One that the file does not write has no length, at the start of what it belongs to. */
export function field(name: string, value: Value, { file, start }: FileSpan): Field {
  return { name: toText(name, { file, start, end: start }), value }
}

/** Name an element in place of the name that the file has for it. */
export function renamed(element: string, { file, start, end }: FileSpan): Field['name'] {
  return toText(element, { file, start, end })
}

/** Make a text that the file does not write. */
export function added(text: string, { file, start }: FileSpan): Value {
  return toText(text, { file, start, end: start })
}

/** Group values by name; a value alone stays as it is written. */
export function group(
  pairs: readonly (readonly [name: Value | undefined, values: Value | undefined])[],
): readonly Field[] {
  const found = pairs.flatMap(([name, value]) =>
    name?.kind === 'text' && value !== undefined ? [{ name, value }] : [],
  )
  return [...Map.groupBy(found, ({ name }) => knownText(name) ?? name.start).values()].flatMap(
    (same): readonly Field[] => {
      const [first] = same
      if (first === undefined) return []
      if (same.length === 1) return [first]
      const items = same.flatMap(({ value }) => itemsOf(value))
      return [
        {
          name: first.name,
          value: {
            kind: 'list',
            file: first.value.file,
            start: first.value.start,
            end: first.value.end,
            items,
          },
        },
      ]
    },
  )
}
