// Turns an aws_iam_policy_document, or its like in Pulumi, into the policy that it writes.
import {
  type Field,
  type FileSpan,
  fieldOf,
  fieldsOf,
  isKnown,
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
  const blocks = [...listBlocks(body, 'statement'), ...listBlocks(body, 'statements')]
  const statements = blocks.map((block) => toStatement(withVariables(block)))
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

/** List the blocks of a name; what a dynamic block makes may be none, or many. */
function listBlocks(body: Value, name: string): readonly Value[] {
  return [...fieldsOf(body, name), ...listDynamic(body, name)]
}

function listDynamic(body: Value, name: string): readonly Value[] {
  return fieldsOf(body, 'dynamic')
    .flatMap((block) => fieldsOf(block, name))
    .flatMap((block) => fieldsOf(block, 'content'))
}

/** Elements that a statement has one of; an unknown value may be null, which is none. */
const pairs = [
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const

function toStatement(block: Value): Value {
  if (block.kind !== 'object') return block
  const span = { file: block.file, start: block.start, end: block.end }
  const plain = Object.entries(names).flatMap(([element, written]): readonly Field[] => {
    const found = block.fields.find(({ name }) => written.some((one) => one === knownText(name)))
    if (found !== undefined) return [{ name: renamed(element, found.name), value: found.value }]
    return element === 'Effect' ? [field('Effect', added('Allow', span), span)] : []
  })
  const elementOf = (element: string) => plain.find(({ name }) => knownText(name) === element)?.value
  const isOpen = (element: string) => elementOf(element) !== undefined && !saysSomething(elementOf(element))
  // Which elements such a statement has is not known, so nothing about it is.
  const isUnknown =
    pairs.some(([one, other]) => isOpen(one) && isOpen(other)) ||
    ['principals', 'not_principals'].some((name) => listDynamic(block, name).length > 0)
  if (isUnknown)
    return { kind: 'unknown', ...span, source: 'a statement that variables write', parts: [block] }
  const left = new Set(
    pairs.flatMap((pair) => (pair.every((one) => elementOf(one) !== undefined) ? pair.filter(isOpen) : [])),
  )
  return {
    kind: 'object',
    ...span,
    fields: [
      ...plain.filter(({ name }) => !left.has((knownText(name) ?? '') as 'Action')),
      ...principals(block, 'Principal', ['principals']),
      ...principals(block, 'NotPrincipal', ['not_principals', 'notPrincipals']),
      ...conditions(block),
    ],
  }
}

/** Check whether a value is more than one unknown expression. */
function saysSomething(value: Value | undefined): boolean {
  if (value?.kind === 'text') return value.pieces.length > 1 || value.pieces.every(isKnown)
  return value?.kind === 'list' || value?.kind === 'object' || value?.kind === 'scalar'
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
