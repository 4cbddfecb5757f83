// Finds a policy by the name of a file or of a policy in the catalog, and checks its document.
import { existsSync } from 'node:fs'
import { parseJson } from '../../src/core/json/read-json.ts'
import { acceptedDocument, type PolicyDocument } from '../../src/core/records/policy-document.ts'
import type { PolicyRecord } from '../../src/core/records/record.ts'
import { readOperator } from '../../src/core/requests/operator.ts'
import type { PolicyHistory } from '../../src/data/records.ts'
import { nameInput, readInput } from './read-input.ts'

export interface ResolvedPolicy {
  /** Its name in messages: `old.json`, or `v4` for a version in the catalog. */
  readonly id: string
  /** The policy in the catalog that it is a version of. */
  readonly policy?: string
  readonly kind: PolicyRecord['kind']
  readonly document: PolicyDocument
}

/** Find a policy in the catalog, or else read a file. Throws an error that says what is wrong with it. */
export async function resolvePolicy(
  name: string,
  policies: readonly PolicyHistory[],
  checkCommand: string,
): Promise<ResolvedPolicy> {
  // If there is a file of the same name, the file is what the user means.
  const found = existsSync(name) ? undefined : findNamed(name, policies)
  return found ?? readFilePolicy(name, policies, checkCommand)
}

/** Find a policy in the catalog. Returns undefined if it has no policy of that name; throws if it has no such version. */
export function findNamed(name: string, policies: readonly PolicyHistory[]): ResolvedPolicy | undefined {
  const [wanted, version] = name.split('@')
  const history = policies.find(({ record }) => record.name === wanted)
  if (history === undefined) return undefined
  const found =
    version === undefined
      ? history.versions.at(-1)
      : history.versions.find((other) => other.version === version)
  if (found === undefined) {
    const known = history.versions.map((other) => other.version).join(', ')
    throw new Error(`${name}: the catalog has no version ${version} of this policy; it has ${known}`)
  }
  const { record } = history
  return { id: found.version, policy: record.name, kind: record.kind, document: found.document }
}

async function readFilePolicy(
  name: string,
  policies: readonly PolicyHistory[],
  checkCommand: string,
): Promise<ResolvedPolicy> {
  const looksNamed =
    name !== '-' && !existsSync(name) && /^[\w+=,.-]+(@v\d+)?$/.test(name) && !name.endsWith('.json')
  if (looksNamed) {
    const known = policies.map(({ record }) => record.name).join(', ')
    throw new Error(`${name}: neither a file nor a policy in the catalog, which has ${known}`)
  }
  return readPolicyText(nameInput(name), await readInput(name), checkCommand)
}

/** Read a policy from JSON, also as the AWS CLI prints it. Throws an error that says where it is wrong. */
export function readPolicyText(label: string, text: string, checkCommand: string): ResolvedPolicy {
  const { json, findings } = parseJson(text)
  const [finding] = findings
  if (json === undefined) {
    const place = finding === undefined ? '' : `:${finding.place.line}:${finding.place.column}`
    throw new Error(
      `${label}${place}: found ${finding?.found}, expected ${finding?.expected}. ${finding?.tip}`,
    )
  }
  const { at, value } = unwrap(json.value)
  const checked = acceptedDocument.safeParse(value)
  if (!checked.success) {
    const [issue] = checked.error.issues
    const { line, column } = json.placeOf([
      ...at,
      ...(issue?.path ?? []).map((step) => step as string | number),
    ])
    const hint = `run \`${checkCommand}\` for details`
    throw new Error(
      `${label}:${line}:${column}: this is not an identity-based policy: ${issue?.message} (${hint})`,
    )
  }
  // IAM refuses the document, and a Deny under a condition that nothing meets would be overlooked.
  const [unknown] = listUnknownOperators(checked.data)
  if (unknown !== undefined) {
    const { line, column } = json.placeOf([...at, ...unknown])
    throw new Error(
      `${label}:${line}:${column}: found the condition operator "${unknown.at(-1)}", expected one that IAM has, such as StringEquals (run \`${checkCommand}\` for details)`,
    )
  }
  return { id: label, kind: 'managed', document: checked.data }
}

/** List the paths of condition operators that IAM does not have. */
function listUnknownOperators({ Statement }: PolicyDocument): readonly (readonly (string | number)[])[] {
  const isUnknown = (operator: string) => readOperator(operator).family === 'unknown'
  const statements = Array.isArray(Statement) ? Statement : [Statement]
  return statements.flatMap(({ Condition = {} }, i) => {
    const place = Array.isArray(Statement) ? ['Statement', i] : ['Statement']
    return Object.keys(Condition)
      .filter(isUnknown)
      .map((operator) => [...place, 'Condition', operator])
  })
}

/** Extract the document from what the AWS CLI prints, or from a record of this catalog. */
function unwrap(value: unknown): { readonly value: unknown; readonly at: readonly string[] } {
  const ways = [['PolicyVersion', 'Document'], ['Document'], ['PolicyDocument'], ['document']]
  const found = ways
    .map((at) => ({ at, value: at.reduce((inner: unknown, name) => fieldOf(inner, name), value) }))
    .find((way) => fieldOf(way.value, 'Statement') !== undefined)
  return found ?? { value, at: [] }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined
}
