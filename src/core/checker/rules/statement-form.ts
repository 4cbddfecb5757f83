// Finds statements, and values in them, that do not have the form that the grammar requires.
import type { Node } from 'jsonc-parser'
import type { StatementPart } from '../policy-parts.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Report values of the wrong kind. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
export const statementForm: Rule = {
  name: 'statement-form',
  severity: 'error',
  check: ({ parts, statements, text }) => {
    const { shape, fields, start, strays } = parts
    const statement = fields.find(({ name }) => name.value.toLowerCase() === 'statement')
    const isDocument = shape === 'policy' || shape === 'wrapped'
    const missing: RuleFinding[] = []
    if (isDocument && statement === undefined) {
      const span = { start, end: Math.min(start + 1, text.length) }
      missing.push({ span, message: 'Statement is missing.', tip: 'Add "Statement": [ … ].' })
    }
    if (statement !== undefined && statements.length + strays.length === 0) {
      missing.push({
        span: statement.span,
        message: 'There is no statement in the list.',
        tip: 'Add at least one.',
      })
    }
    const id = fields.find(({ name }) => name.value.toLowerCase() === 'id')
    if (id !== undefined && id.node.type !== 'string')
      missing.push({
        span: id.span,
        message: 'Id is not a string.',
        tip: 'Write it in quotes, or remove it.',
      })
    const tip = 'Write each statement as an object: { "Effect": …, "Action": …, "Resource": … }.'
    return [
      ...missing,
      ...strays.map((span) => ({ span, message: 'This is not a statement.', tip })),
      ...statements.flatMap(checkValues),
    ]
  },
}

function checkValues({ find }: StatementPart): readonly RuleFinding[] {
  const lists = ['Action', 'NotAction', 'Resource', 'NotResource'].flatMap((name) => {
    const field = find(name)
    if (field === undefined || isTexts(field.node)) return []
    const tip = `Write ${name} as a string, or as a list of at least one string.`
    return [{ span: field.span, message: `${name} does not have the form that IAM expects.`, tip }]
  })
  const condition = find('Condition')
  if (condition === undefined || isCondition(condition.node)) return lists
  const tip =
    'Write { "StringEquals": { "aws:RequestedRegion": "us-west-2" } }: operator, key, value or values.'
  return [
    ...lists,
    { span: condition.span, message: 'Condition does not have the form that IAM expects.', tip },
  ]
}

function isTexts({ type, children = [] }: Node): boolean {
  if (type === 'string') return true
  return type === 'array' && children.length > 0 && children.every((child) => child.type === 'string')
}

const valuesOf = ({ children = [] }: Node) =>
  children.map(({ children: [, value] = [] }) => value).filter((value) => value !== undefined)

function isCondition(block: Node): boolean {
  return block.type === 'object' && valuesOf(block).every(isOperator)
}

function isOperator(node: Node): boolean {
  return node.type === 'object' && valuesOf(node).every((value) => isValue(value) || isValues(value))
}

const isValue = ({ type }: Node) => type === 'string' || type === 'number' || type === 'boolean'

const isValues = ({ type, children = [] }: Node) => type === 'array' && children.every(isValue)
