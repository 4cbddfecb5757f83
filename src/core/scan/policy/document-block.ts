// Turns an aws_iam_policy_document, or its like in Pulumi, into the policy that it writes.
import {
  type Field,
  type FileSpan,
  fieldOf,
  fieldsOf,
  itemsOf,
  knownText,
  type ObjectValue,
  toText,
  type Value,
} from '../read/value.ts'

/** The names of the parts, as Terraform and as Pulumi write them. Source: Terraform AWS Provider, "aws_iam_policy_document". */
const names = {
  Sid: ['sid'],
  Effect: ['effect'],
  Action: ['actions'],
  NotAction: ['not_actions', 'notActions'],
  Resource: ['resources'],
  NotResource: ['not_resources', 'notResources'],
} as const

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
}

/** Read the body of a document block, its values computed. */
export function readDocumentBlock(body: Value): DocumentBlock {
  const span = { file: body.file, start: body.start, end: body.end }
  const statements = [...listBlocks(body, 'statement'), ...listBlocks(body, 'statements')].map(toStatement)
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
    merged: sources.flatMap((name) => itemsOf(fieldOf(body, name))),
  }
}

/** List the blocks of a name, also those that a dynamic block makes. */
function listBlocks(body: Value, name: string): readonly Value[] {
  const dynamic = fieldsOf(body, 'dynamic').flatMap((block) => fieldsOf(block, name))
  return [...fieldsOf(body, name), ...dynamic.flatMap((block) => fieldsOf(block, 'content'))]
}

function toStatement(block: Value): Value {
  if (block.kind !== 'object') return block
  const span = { file: block.file, start: block.start, end: block.end }
  const plain = Object.entries(names).flatMap(([element, written]): readonly Field[] => {
    const found = block.fields.find(({ name }) => written.some((one) => one === knownText(name)))
    if (found !== undefined) return [{ name: renamed(element, found.name), value: found.value }]
    return element === 'Effect' ? [field('Effect', added('Allow', span), span)] : []
  })
  return {
    kind: 'object',
    ...span,
    fields: [
      ...plain,
      ...principals(block, 'Principal', ['principals']),
      ...principals(block, 'NotPrincipal', ['not_principals', 'notPrincipals']),
      ...conditions(block),
    ],
  }
}

/** `type = "*"` with `identifiers = ["*"]` is `"*"`; several blocks become one element. */
function principals(block: Value, element: string, written: readonly string[]): readonly Field[] {
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

/** Blocks with the same test become one operator, and those with the same variable one key. */
function conditions(block: Value): readonly Field[] {
  const blocks = [...listBlocks(block, 'condition'), ...listBlocks(block, 'conditions')]
  const [first] = blocks
  if (first === undefined) return []
  const tests = Map.groupBy(blocks, (one) => knownText(fieldOf(one, 'test')))
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
  return [
    field(
      'Condition',
      { kind: 'object', file: first.file, start: first.start, end: first.end, fields },
      first,
    ),
  ]
}

/** Group values by name; a value alone stays as it is written. */
function group(
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

/** A field that the file does not write has no length, at the start of what it belongs to. */
function field(name: string, value: Value, { file, start }: FileSpan): Field {
  return { name: toText(name, { file, start, end: start }), value }
}

function renamed(element: string, { file, start, end }: FileSpan): Field['name'] {
  return toText(element, { file, start, end })
}

function added(text: string, { file, start }: FileSpan): Value {
  return toText(text, { file, start, end: start })
}
