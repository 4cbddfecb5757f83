// Turns an aws_iam_policy_document, or its like in Pulumi, into the policy that it writes.

import { fieldOf, isKnown, itemsOf, type ObjectValue, type Value } from '../read/value.ts'
import { added, field, listBlocks } from './block-fields.ts'
import { toStatement } from './statement-block.ts'

/** Documents that are merged into this one, and that are not checked with it. */
const sources = [
  'source_policy_documents',
  'override_policy_documents',
  'source_json',
  'override_json',
  'sourcePolicyDocuments',
  'overridePolicyDocuments',
] as const

export interface DocumentBlock {
  readonly policy: ObjectValue
  /** What other documents it is made of, as far as they are written elsewhere. */
  readonly merged: readonly Value[]
  /** True if it has no statement of its own: then there is nothing to check in it. */
  readonly isOnlyMerged: boolean
}

/** Read the body of a document block, its values computed. */
export function readDocumentBlock(body: Value): DocumentBlock {
  const span = { file: body.file, start: body.start, end: body.end }
  const blocks = [...listBlocks(body, 'statement'), ...listBlocks(body, 'statements')]
  const statements = blocks.map((block) => toStatement(withVariables(block)))
  const merged = sources.flatMap((name) => itemsOf(fieldOf(body, name)))
  const version = fieldOf(body, 'version') ?? added('2012-10-17', span)
  return {
    policy: {
      kind: 'object',
      ...span,
      fields: [
        field('Version', version, span),
        field('Statement', { kind: 'list', ...span, items: statements }, span),
      ],
    },
    merged,
    isOnlyMerged: statements.length === 0 && merged.length > 0,
  }
}

/** `&{` stands for `${` here, so that Terraform leaves the variables of a policy alone. */
function withVariables(value: Value): Value {
  switch (value.kind) {
    case 'text':
      return {
        ...value,
        pieces: value.pieces.map((piece) =>
          isKnown(piece) ? { ...piece, text: piece.text.replaceAll('&{', '${') } : piece,
        ),
      }
    case 'list':
      return { ...value, items: value.items.map(withVariables) }
    case 'object':
      return {
        ...value,
        fields: value.fields.map(({ name, value: inner }) => ({ name, value: withVariables(inner) })),
      }
    default:
      return value
  }
}
