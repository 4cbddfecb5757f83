// Reads Terraform's JSON syntax, in whose strings ${…} is filled in.
import { dollarLiteral, interpolate, toHole } from './interpolation.ts'
import { readJson } from './read-json.ts'
import type { ReadResult } from './read-result.ts'
import type { FileSpan, Hole, TextValue, Value } from './value.ts'

/** Read a file in the JSON syntax. Source: Terraform Language, "JSON Configuration Syntax". */
export function readTerraformJson(file: string, text: string): ReadResult {
  const result = readJson(file, text)
  return result.documents === undefined ? result : { documents: result.documents.map(fillIn) }
}

function fillIn(value: Value): Value {
  switch (value.kind) {
    case 'text':
      return fillText(value)
    case 'list':
      return { ...value, items: value.items.map(fillIn) }
    case 'object':
      return {
        ...value,
        fields: value.fields.map(({ name, value: inner }) => ({ name, value: fillIn(inner) })),
      }
    default:
      return value
  }
}

function fillText(value: TextValue): TextValue {
  return { ...value, pieces: interpolate(value.pieces, dollarLiteral, readExpression) }
}

/** Names are read as names; any other expression stays unknown. */
function readExpression(source: string, span: FileSpan): Hole {
  const hole = toHole(source, span)
  if (!/^[\w-]+(\.[\w-]+)+$/.test(source)) return hole
  return { ...hole, value: { kind: 'reference', source, steps: source.split('.'), ...span } }
}
